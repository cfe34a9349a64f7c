using System.CommandLine;
using System.Text;
using System.Text.Json;
using Chatbot.Bot.Cards;
using Chatbot.Bot.Cards.Templating;

namespace Chatbot.Bot.Commands.Cards;

/// <summary>A card of the command line: a card as it is, or a template that is filled with data.</summary>
internal static class CardFile
{
    private const string StandardInput = "-";
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Argument<string> Argument() => new("file") { Description = "The card or template, or - for standard input." };

    public static Option<string?> DataOption() => new("--data") { Description = "JSON file with the data of the template." };

    /// <summary>The card as JSON; a template without data is filled with the data that it holds itself.</summary>
    /// <exception cref="CardException">A file is no JSON, too large or too deep, or the template cannot be filled.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static async Task<string> ReadAsync(string file, string? data, CancellationToken cancellationToken)
    {
        var text = await ReadTextAsync(file, cancellationToken);
        using var card = CardDocument.Parse(text);
        if (data is null && !CardTemplate.IsTemplate(card.RootElement))
            return text;
        using var values = data is null ? CardDocument.Parse("{}") : await ReadDataAsync(data, cancellationToken);
        return CardTemplate.Expand(card.RootElement, values.RootElement)?.ToJsonString() ?? "null";
    }

    /// <summary>Text of a file in UTF-8, or in UTF-16 with its mark; no more of it than would be refused anyway.</summary>
    /// <exception cref="IOException">The file cannot be read, or holds no such text.</exception>
    public static async Task<string> ReadTextAsync(string file, CancellationToken cancellationToken)
    {
        if (Directory.Exists(file))
            throw new IOException($"{file} is a folder; name a file in it.");
        await using var stream = file == StandardInput ? CommandOutput.OpenInput() : File.OpenRead(file);
        using var reader = new StreamReader(stream, StrictUtf8);
        var buffer = new char[CardLimits.MaxBytes + 1];
        try
        {
            var length = await reader.ReadBlockAsync(buffer, cancellationToken);
            return new string(buffer, 0, length);
        }
        catch (DecoderFallbackException exception)
        {
            throw new IOException($"{file} holds bytes that are no UTF-8. Save it as UTF-8.", exception);
        }
    }

    private static async Task<JsonDocument> ReadDataAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return CardDocument.Parse(await ReadTextAsync(file, cancellationToken));
        }
        catch (CardException exception)
        {
            throw new CardException($"The data in {file}: {exception.Message}", exception);
        }
    }
}
