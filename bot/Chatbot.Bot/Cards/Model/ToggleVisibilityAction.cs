using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Shows or hides elements, since 1.2.</summary>
internal sealed record ToggleVisibilityAction : AdaptiveAction
{
    public override string Type => "Action.ToggleVisibility";

    [JsonConverter(typeof(TargetElementsConverter))]
    public required IReadOnlyList<TargetElement> TargetElements { get; init; }
}
