using System.Text.Json;
using Chatbot.Contracts.Activities;
using FreeJson = Chatbot.Bot.Conversations.Handlers.Json;

namespace Chatbot.Bot.Conversations.Buttons;

/// <summary>A button of a card: pressed in a message with a value (<c>Action.Submit</c>), or in an invoke (<c>Action.Execute</c>).</summary>
/// <param name="Verb">What is to be done.</param>
/// <param name="Data">What the card sent with it, and what was filled in; any JSON.</param>
internal sealed record PressedButton(string Verb, JsonElement Data)
{
    /// <summary>The invoke's name.</summary>
    public const string InvokeName = "adaptiveCard/action";

    private const string VerbMember = "verb";

    /// <summary>The button that an activity tells of; null when there is none.</summary>
    public static PressedButton? Of(Activity activity) =>
        activity switch
        {
            { Type: ActivityTypes.Message, Value: { } value } when FreeJson.FindText(value, VerbMember) is { } verb => new(
                verb,
                value
            ),
            { Type: ActivityTypes.Invoke, Name: InvokeName, Value: { } value }
                when FreeJson.Find(value, "action") is { } action && FreeJson.FindText(action, VerbMember) is { } verb => new(
                verb,
                FreeJson.Find(action, "data") ?? default
            ),
            _ => null,
        };

    public string? Text(string member) =>
        Data.ValueKind == JsonValueKind.Object
            ? FreeJson.FindText(Data, member)
                ?? (FreeJson.Find(Data, member) is { ValueKind: JsonValueKind.True } ? "true" : null)
            : null;
}
