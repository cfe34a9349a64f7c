using System.Text.Json.Nodes;

namespace Chatbot.Bot.Cards.Hosts;

/// <summary>A card as a host can show it.</summary>
/// <param name="Card">Its JSON; it always shows something.</param>
/// <param name="Changes">What was left out or replaced, each with its JSON path.</param>
internal sealed record DowngradedCard(JsonObject Card, IReadOnlyList<string> Changes);
