using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Reads JSON bodies: small, in bounded time, and with a precise answer to anything else.</summary>
internal static class RequestJson
{
    public const int MaxBytes = 256 * 1024;
    private const int MaxDepth = 48;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>The body as a value; null when there is none.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type, TimeProvider time)
        where T : class
    {
        var body = await ReadBytesAsync(http, time);
        if (body.IsEmpty)
        {
            return null;
        }

        RequireWellFormed(body.Span);
        try
        {
            return JsonSerializer.Deserialize(body.Span, type);
        }
        catch (JsonException exception)
        {
            throw DirectLineException.BadSyntax(Describe(exception));
        }
    }

    /// <summary>The body as it came, at most <see cref="MaxBytes"/>; empty when there is none.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpContext http, TimeProvider time)
    {
        var request = http.Request;
        if (request.ContentLength == 0)
        {
            return default;
        }

        using var timeout = new CancellationTokenSource(Timeout, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, http.RequestAborted);
        var body = await ReadAtMostAsync(request.Body, ended.Token);
        if (body.Length > 0 && !request.HasJsonContentType())
        {
            throw DirectLineException.UnsupportedType("The body must be JSON: send 'Content-Type: application/json'.");
        }

        return body;
    }

    public static async Task<ReadOnlyMemory<byte>> ReadAtMostAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[4 * 1024];
        var length = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken)) > 0)
        {
            length += read;
            if (length > MaxBytes)
            {
                throw DirectLineException.TooLarge($"The JSON is larger than {MaxBytes / 1024} KB.");
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 4);
            }
        }

        return buffer.AsMemory(0, length);
    }

    /// <summary>Refuses what would be read only in part, or could not be written again: depth, bytes and characters.</summary>
    public static void RequireWellFormed(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            throw DirectLineException.BadSyntax("The JSON is not UTF-8.");
        }

        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }
            }
        }
        catch (JsonException exception)
        {
            throw DirectLineException.BadSyntax(Describe(exception));
        }
        catch (InvalidOperationException)
        {
            throw DirectLineException.BadSyntax("The JSON holds half of a surrogate pair.");
        }
    }

    public static string Describe(JsonException exception) =>
        exception.Path is { } path
            ? $"The JSON is not what is expected at '{path}' (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1})."
            : $"This is not valid JSON, or nested deeper than {MaxDepth} levels.";
}
