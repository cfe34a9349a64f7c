using Azure.Search.Documents.Indexes.Models;

namespace Chatbot.Knowledge.Stores.AzureSearch;

/// <summary>The index of a space. Words are analysed here already, so the service only cuts them at spaces.</summary>
internal static class AzureSearchSchema
{
    public const string Weights = "words";
    private const string Profile = "cosine";
    private const string Algorithm = "hnsw";

    public static SearchIndex Of(string name, int dimensions) =>
        new(name)
        {
            Fields =
            {
                new SearchField("id", SearchFieldDataType.String) { IsKey = true, IsFilterable = true },
                Filterable("kind", SearchFieldDataType.String),
                Filterable("tenant", SearchFieldDataType.String),
                Filterable("document", SearchFieldDataType.String),
                Filterable("generation", SearchFieldDataType.Int64),
                Filterable("chunk", SearchFieldDataType.String),
                Filterable("dense", SearchFieldDataType.Boolean),
                Filterable("access", SearchFieldDataType.Collection(SearchFieldDataType.String)),
                Filterable("tags", SearchFieldDataType.Collection(SearchFieldDataType.String)),
                new SearchField("ordinal", SearchFieldDataType.Int32) { IsSearchable = false },
                new SearchField("content", SearchFieldDataType.String) { IsSearchable = false, IsFilterable = false },
                Words("title"),
                Words("heading"),
                Words("body"),
                new SearchField("vector", SearchFieldDataType.Collection(SearchFieldDataType.Single))
                {
                    IsSearchable = true,
                    VectorSearchDimensions = dimensions,
                    VectorSearchProfileName = Profile,
                },
            },
            Similarity = new BM25Similarity { K1 = Bm25.K1, B = Bm25.B },
            ScoringProfiles =
            {
                new ScoringProfile(Weights)
                {
                    TextWeights = new TextWeights(
                        new Dictionary<string, double>(StringComparer.Ordinal)
                        {
                            ["title"] = Bm25.TitleWeight,
                            ["heading"] = 1,
                            ["body"] = 1,
                        }
                    ),
                },
            },
            VectorSearch = new VectorSearch
            {
                Profiles = { new VectorSearchProfile(Profile, Algorithm) },
                Algorithms =
                {
                    new HnswAlgorithmConfiguration(Algorithm)
                    {
                        Parameters = new HnswParameters { Metric = VectorSearchAlgorithmMetric.Cosine },
                    },
                },
            },
        };

    private static SearchField Filterable(string name, SearchFieldDataType type) =>
        new(name, type) { IsFilterable = true, IsSearchable = false };

    private static SearchField Words(string name) =>
        new(name, SearchFieldDataType.String) { IsSearchable = true, AnalyzerName = LexicalAnalyzerName.Whitespace };
}
