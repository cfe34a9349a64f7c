using System.CommandLine;
using System.Text;
using Chatbot.Bot.Cards;
using Chatbot.Bot.Cards.Templating;

namespace Chatbot.Bot.Commands.Cards;

/// <summary>A card of the command line: a card as it is, or a template that is filled with data.</summary>
internal static class CardFile
{
    private const string StandardInput = "-";

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
        using var values = CardDocument.Parse(data is null ? "{}" : await ReadTextAsync(data, cancellationToken));
        return CardTemplate.Expand(card.RootElement, values.RootElement)?.ToJsonString() ?? "null";
    }

    /// <summary>Text of a file, no more of it than would be refused anyway.</summary>
    public static async Task<string> ReadTextAsync(string file, CancellationToken cancellationToken)
    {
        if (Directory.Exists(file))
            throw new IOException($"{file} is a folder; name a file in it.");
        await using var stream = file == StandardInput ? CommandOutput.OpenInput() : File.OpenRead(file);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var buffer = new char[CardLimits.MaxBytes + 1];
        var length = await reader.ReadBlockAsync(buffer, cancellationToken);
        return new string(buffer, 0, length);
    }
}
