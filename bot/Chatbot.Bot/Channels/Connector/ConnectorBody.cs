using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>Reads an activity from a request without copying its bytes, unless they arrived in several pieces.</summary>
internal static class ConnectorBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static async ValueTask<(Activity? Activity, ConnectorError? Error)> ReadAsync(HttpRequest request, int limit)
    {
        if (!IsJson(request))
        {
            return (
                null,
                new(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "Send application/json in UTF-8.")
            );
        }

        if (request.ContentLength > limit)
        {
            return (null, TooLarge(limit));
        }

        try
        {
            return await ReadBodyAsync(request, limit);
        }
        catch (BadHttpRequestException exception)
        {
            return (null, new(exception.StatusCode, "BadRequest", "The body could not be read."));
        }
    }

    private static async ValueTask<(Activity? Activity, ConnectorError? Error)> ReadBodyAsync(HttpRequest request, int limit)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(request.HttpContext.RequestAborted);
            var buffer = result.Buffer;
            if (buffer.Length > limit)
            {
                reader.AdvanceTo(buffer.End);
                return (null, TooLarge(limit));
            }

            if (!result.IsCompleted)
            {
                reader.AdvanceTo(buffer.Start, buffer.End);
                continue;
            }

            try
            {
                return buffer.IsSingleSegment ? Parse(buffer.FirstSpan) : ParseCopy(buffer);
            }
            finally
            {
                reader.AdvanceTo(buffer.End);
            }
        }
    }

    internal static (Activity? Activity, ConnectorError? Error) Parse(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith(ByteOrderMark))
        {
            json = json[ByteOrderMark.Length..];
        }

        if (!Utf8.IsValid(json))
        {
            return (null, ConnectorError.BadSyntax("The body is not UTF-8."));
        }

        try
        {
            var activity = ActivityJson.Parse(json);
            if (MayHoldHalfCharacters(json))
            {
                _ = ActivityJson.ToUtf8(activity);
            }

            return (activity, null);
        }
        catch (JsonException exception)
        {
            var place = string.IsNullOrEmpty(exception.Path) ? "" : $" at '{exception.Path}'";
            return (null, ConnectorError.BadSyntax($"The body is not a valid activity{place}."));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            return (null, ConnectorError.BadSyntax("The body holds text that is not valid Unicode."));
        }
    }

    private static (Activity? Activity, ConnectorError? Error) ParseCopy(ReadOnlySequence<byte> buffer)
    {
        var length = (int)buffer.Length;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            buffer.CopyTo(copy);
            return Parse(copy.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    /// <summary>An escaped surrogate without its other half parses inside free JSON but cannot be written again.</summary>
    private static bool MayHoldHalfCharacters(ReadOnlySpan<byte> json) =>
        json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0;

    private static bool IsJson(HttpRequest request) =>
        request.ContentType is "application/json" or "application/json; charset=utf-8"
        || (
            request.HasJsonContentType()
            && (
                request.GetTypedHeaders().ContentType?.Charset is not { HasValue: true, Length: > 0 } charset
                || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                || charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)
            )
        );

    private static ConnectorError TooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"The body is larger than {limit} bytes.");
}
