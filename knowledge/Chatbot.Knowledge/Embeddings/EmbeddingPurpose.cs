using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Embeddings;

/// <summary>Tells a model that embeds questions otherwise than documents what a text is.</summary>
public static class EmbeddingPurpose
{
    private const string Key = "purpose";

    /// <summary>Options for a question; without them a text is part of a document.</summary>
    public static EmbeddingGenerationOptions Question() =>
        new() { AdditionalProperties = new AdditionalPropertiesDictionary { [Key] = nameof(Question) } };

    /// <summary>Whether the options are those of a question.</summary>
    public static bool IsQuestion(EmbeddingGenerationOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out string? purpose) == true && purpose == nameof(Question);
}
