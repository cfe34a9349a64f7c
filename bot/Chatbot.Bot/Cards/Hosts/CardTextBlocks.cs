using System.Text.Json.Nodes;

namespace Chatbot.Bot.Cards.Hosts;

/// <summary>Text in the place of what a host cannot show.</summary>
internal static class CardTextBlocks
{
    /// <summary>One text per line, so that lines stay lines in Markdown.</summary>
    public static JsonArray Of(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode)Single(line))];

    public static JsonObject Single(string text) =>
        new()
        {
            ["type"] = "TextBlock",
            ["text"] = CardMarkdown.WithoutUnsafeLinks(text),
            ["wrap"] = true,
        };
}
