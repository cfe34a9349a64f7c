using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Chatbot.Bot.Cards;

/// <summary>Reads JSON within <see cref="CardLimits"/>.</summary>
internal static class CardDocument
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = CardLimits.MaxDepth };

    /// <exception cref="CardException">It is no JSON, too large or too deep.</exception>
    public static JsonDocument Parse(string json)
    {
        var text = json.AsSpan().TrimStart('\uFEFF');
        if (text.Length > CardLimits.MaxBytes || Encoding.UTF8.GetByteCount(text) > CardLimits.MaxBytes)
        {
            throw new CardException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The JSON is larger than {CardLimits.MaxBytes} bytes; hosts take cards of 28 KB at most. Show less."
                )
            );
        }

        try
        {
            return JsonDocument.Parse(text.ToString(), Options);
        }
        catch (JsonException exception)
        {
            throw new CardException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The text is no JSON, or is nested deeper than {CardLimits.MaxDepth} levels: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}. Check commas, quotes and brackets there."
                ),
                exception
            );
        }
    }
}
