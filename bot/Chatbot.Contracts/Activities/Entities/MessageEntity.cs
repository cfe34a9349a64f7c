using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities.Entities;

/// <summary>The schema.org root entity of a message: AI label, citations, feedback. At most one per activity.</summary>
public sealed record MessageEntity
{
    /// <summary>The value of <c>type</c>.</summary>
    public const string EntityType = "https://schema.org/Message";

    /// <summary>The label for generated content in <see cref="AdditionalType"/>.</summary>
    public const string AIGeneratedContent = "AIGeneratedContent";

    /// <summary>Always <see cref="EntityType"/>.</summary>
    public string Type { get; } = EntityType;

    /// <summary>Always <c>Message</c>.</summary>
    [JsonPropertyName("@type")]
    public string SchemaType => "Message";

    /// <summary>Always <c>https://schema.org</c>.</summary>
    [JsonPropertyName("@context")]
    public string SchemaContext => "https://schema.org";

    /// <summary>Empty: the message itself.</summary>
    [JsonPropertyName("@id")]
    public string SchemaId => "";

    /// <summary>Labels, for example <see cref="AIGeneratedContent"/>.</summary>
    public IReadOnlyList<string>? AdditionalType { get; init; }

    /// <summary>The sources; only numbers that occur in the text, each once.</summary>
    public IReadOnlyList<Claim>? Citation { get; init; }

    /// <summary>Feedback buttons.</summary>
    public IReadOnlyList<PotentialAction>? PotentialAction { get; init; }
}
