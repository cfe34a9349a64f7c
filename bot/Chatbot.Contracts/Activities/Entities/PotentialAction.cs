using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities.Entities;

/// <summary>A feedback button of a message.</summary>
public sealed record PotentialAction
{
    /// <summary><c>LikeAction</c> or <c>DislikeAction</c>.</summary>
    [JsonPropertyName("@type")]
    public required string SchemaType { get; init; }

    /// <summary><c>PotentialActionStatus</c> until it was pressed.</summary>
    public string? ActionStatus { get; init; }
}
