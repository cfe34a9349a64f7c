using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities;

/// <summary>Actions offered with a message.</summary>
public sealed record SuggestedActions
{
    /// <summary>Ids of the users who see them; absent = everybody.</summary>
    public IReadOnlyList<string>? To { get; init; }

    /// <summary>The actions.</summary>
    public IReadOnlyList<CardAction>? Actions { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
