using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities;

/// <summary>A person or bot on a channel.</summary>
public sealed record ChannelAccount
{
    /// <summary>Id on the channel; opaque.</summary>
    public string? Id { get; init; }

    /// <summary>Name to show.</summary>
    public string? Name { get; init; }

    /// <summary>Object id in Entra ID: the stable key of a person on Teams.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>One of <see cref="RoleTypes"/>, or another.</summary>
    public string? Role { get; init; }

    /// <summary>Tenant of the account.</summary>
    public string? TenantId { get; init; }

    /// <summary>Agent application id.</summary>
    public string? AgenticAppId { get; init; }

    /// <summary>Agent user id.</summary>
    public string? AgenticUserId { get; init; }

    /// <summary>Given name (Teams roster).</summary>
    public string? GivenName { get; init; }

    /// <summary>Surname (Teams roster).</summary>
    public string? Surname { get; init; }

    /// <summary>Mail address (Teams roster).</summary>
    public string? Email { get; init; }

    /// <summary>Sign-in name (Teams roster).</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>Role within the team (Teams roster).</summary>
    public string? UserRole { get; init; }

    /// <summary>Object id (Teams roster).</summary>
    public string? ObjectId { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
