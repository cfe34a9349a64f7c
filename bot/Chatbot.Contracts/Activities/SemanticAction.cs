using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities;

/// <summary>A reference to a programmatic action.</summary>
public sealed record SemanticAction
{
    /// <summary>Id of the action.</summary>
    public string? Id { get; init; }

    /// <summary><c>start</c>, <c>continue</c> or <c>done</c>.</summary>
    public string? State { get; init; }

    /// <summary>Entities of the action by name.</summary>
    public IReadOnlyDictionary<string, Entity>? Entities { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
