using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Sends data and inputs as an invoke that may answer with a new card, since 1.4.</summary>
internal sealed record ExecuteAction : AdaptiveAction
{
    public override string Type => "Action.Execute";

    public string? Verb { get; init; }

    /// <summary>An object, whose members are sent beside the inputs, or a text.</summary>
    public JsonNode? Data { get; init; }

    public AssociatedInputs? AssociatedInputs { get; init; }
}
