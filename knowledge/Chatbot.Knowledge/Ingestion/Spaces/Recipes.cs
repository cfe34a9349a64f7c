using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Ingestion.Spaces;

/// <summary>What this process builds an index with, and how that compares to what one was built with. Pure and thread-safe.</summary>
internal sealed class Recipes
{
    /// <summary>Goes up when the code cuts or embeds otherwise than before under the same settings.</summary>
    private const int CodeVersion = 1;

    private readonly KnowledgeOptions _options;
    private readonly string _vectors;

    public Recipes(KnowledgeOptions options, IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        _options = options;
        var model = generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        _vectors = model is null
            ? generator.GetType().Name
            : FormattableString.Invariant($"{model.ProviderName}/{model.DefaultModelId}/{model.DefaultModelDimensions}");
        Current = Write(Of(new SortedDictionary<string, CollectionOptions>(options.Collections, StringComparer.Ordinal)));
    }

    /// <summary>The whole recipe, as it is recorded with an index.</summary>
    public string Current { get; }

    /// <summary>Hash of the part that one collection is built with, as it is recorded with a version.</summary>
    public string HashOf(string collection)
    {
        var own = new SortedDictionary<string, CollectionOptions>(StringComparer.Ordinal);
        if (_options.Collections.TryGetValue(collection, out var options))
            own["*"] = options;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(Of(own)))));
    }

    /// <summary>Whether an index was built with other settings or another model than this process has.</summary>
    public bool IsOutdated(string recipe) => recipe.Length > 0 && !string.Equals(recipe, Current, StringComparison.Ordinal);

    /// <summary>Whether the vectors of an index can be compared with those that this process makes; unknown counts as yes.</summary>
    public bool HasSameVectors(string recipe) =>
        recipe.Length == 0
        || string.Equals(
            JsonSerializer.Deserialize(recipe, RecipeJsonContext.Default.Recipe)?.Vectors,
            _vectors,
            StringComparison.Ordinal
        );

    private Recipe Of(SortedDictionary<string, CollectionOptions> collections) =>
        new(_vectors, _options.Chunking, collections) { Enrichment = _options.Enrichment, Version = CodeVersion };

    private static string Write(Recipe recipe) => JsonSerializer.Serialize(recipe, RecipeJsonContext.Default.Recipe);
}
