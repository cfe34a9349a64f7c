using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chatbot.Bot.Cards.Templating;

/// <summary>
/// Templates of cards, as the npm package adaptivecards-templating 2.3 fills them: <c>${…}</c>, <c>$data</c>, <c>$when</c>,
/// <c>$root</c> and <c>$index</c>. Values are inserted once and never read as templates themselves.
/// </summary>
internal static class CardTemplate
{
    private static readonly string[] Reserved = ["$data", "$when", "$root", "$index", "$host", "$_acTemplateVersion"];

    /// <summary>Whether a member directs the template, and so is not in the card.</summary>
    public static bool IsReserved(string member) => Reserved.Contains(member, StringComparer.Ordinal);

    /// <summary>Whether there is anything to fill in.</summary>
    public static bool IsTemplate(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => json.GetString()!.Contains("${", StringComparison.Ordinal),
            JsonValueKind.Array => json.EnumerateArray().Any(IsTemplate),
            JsonValueKind.Object => json.EnumerateObject()
                .Any(member => member.Name is "$data" or "$when" || IsTemplate(member.Value)),
            _ => false,
        };

    /// <summary>What is wrong with the first expression of a text that cannot be read; null when all can.</summary>
    public static string? FindError(string text)
    {
        try
        {
            InterpolatedText.Parse(text);
            return null;
        }
        catch (ExpressionException exception)
        {
            return $"{exception.Message}, at character {exception.Position + 1}.";
        }
    }

    /// <summary>Fills a template with data.</summary>
    /// <param name="template">The card with expressions.</param>
    /// <param name="data">What <c>$root</c> is.</param>
    /// <param name="time">The clock of <c>utcNow</c>; the system's by default.</param>
    /// <returns>The card; null where <c>$when</c> removes all of it.</returns>
    /// <exception cref="CardException">An expression that stands alone has no value, cannot be read, or asks for too much.</exception>
    public static JsonNode? Expand(JsonElement template, JsonElement data, TimeProvider? time = null) =>
        ScriptValue.ToJson(new TemplateExpander(ScriptValue.FromJson(data), time ?? TimeProvider.System).Expand(template));
}
