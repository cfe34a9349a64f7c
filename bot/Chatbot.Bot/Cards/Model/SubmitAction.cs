using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Sends data and inputs as a message.</summary>
internal sealed record SubmitAction : AdaptiveAction
{
    public override string Type => "Action.Submit";

    /// <summary>An object, whose members are sent beside the inputs, or a text.</summary>
    public JsonNode? Data { get; init; }

    public AssociatedInputs? AssociatedInputs { get; init; }
}
