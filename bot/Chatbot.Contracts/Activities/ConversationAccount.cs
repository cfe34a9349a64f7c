using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities;

/// <summary>A conversation on a channel.</summary>
public sealed record ConversationAccount
{
    /// <summary>Id on the channel; opaque.</summary>
    public string? Id { get; init; }

    /// <summary>Name to show.</summary>
    public string? Name { get; init; }

    /// <summary>Whether more than two take part.</summary>
    public bool? IsGroup { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c> on Teams.</summary>
    public string? ConversationType { get; init; }

    /// <summary>Tenant of the conversation.</summary>
    public string? TenantId { get; init; }

    /// <summary>Object id in Entra ID.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>Role of the entity behind the conversation.</summary>
    public string? Role { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
