using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Sqlite;
using Chatbot.Knowledge.Tests.Stores;
using Chatbot.Testing;
using Chatbot.Testing.Retrieval;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Knowledge.Tests.Search;

/// <summary>
/// One configuration gains from a strong encoder and from a reranker, and is not harmed by an encoder that knows nothing. The
/// encoders are made of the judgements and of noise.
/// </summary>
public sealed class EncoderStrengthTests
{
    private const double Harm = 0.01;
    private const double Gain = 0.03;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_EncodersFromNoiseToStrong_NeverLoseAndStrongOnesGain()
    {
        string? data = SharedData.Find();
        Assert.SkipWhen(data is null && Environment.GetEnvironmentVariable("CI") != "true", "There is no folder shared/data.");
        var set = RetrievalSet.Read(Path.Combine(data!, "retrieval-dev"));
        DirectoryInfo folder = Directory.CreateTempSubdirectory("encoder");
        using (var store = new SqliteChunkStore(Path.Combine(folder.FullName, "index.db")))
        {
            var vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
            var random = new Random(7);
            foreach (RetrievalDocument document in set.Documents)
            {
                vectors[document.Id] = Chunks.RandomVector(random);
                Chunk chunk = Chunks.Of(document.Id, document.Text) with { ChunkId = document.Id, Title = document.Title };
                await store.ReplaceAsync("t", document.Id, [new EmbeddedChunk(chunk, [vectors[document.Id]])], Token);
            }

            double words = await MeasureAsync(set, store, _ => new float[Chunks.Dimensions], []);
            double noise = await MeasureAsync(set, store, text => Vector(set, vectors, text, 0), []);
            double strong = await MeasureAsync(set, store, text => Vector(set, vectors, text, 1), []);
            double judged = await MeasureAsync(set, store, _ => new float[Chunks.Dimensions], [new JudgingReranker(set)]);

            Assert.True(noise >= words - Harm, $"nDCG@10 {words:0.000} by words, {noise:0.000} with noise");
            Assert.True(strong >= words + Gain, $"nDCG@10 {words:0.000} by words, {strong:0.000} with a strong encoder");
            Assert.True(judged >= words + Gain, $"nDCG@10 {words:0.000} by words, {judged:0.000} with a reranker");
        }

        folder.Delete(recursive: true);
    }

    private static async Task<double> MeasureAsync(
        RetrievalSet set,
        SqliteChunkStore store,
        Func<string, float[]> vector,
        IPassageReranker[] rerankers
    )
    {
        var search = new HybridSearch(
            store,
            new FakeEmbeddings(vector),
            new KnowledgeOptions(),
            rerankers,
            NullLogger<HybridSearch>.Instance
        );
        var ranked = new List<RetrievalMetrics>();
        foreach ((string id, string text) in set.Queries.Where((_, index) => index % 3 == 0))
        {
            var query = new SearchQuery
            {
                Tenant = "t",
                Text = text,
                Audience = Audience.Of("ann"),
                Limit = 10,
            };
            SearchResult result = await search.SearchAsync(query, Token);
            ranked.Add(RetrievalMetrics.Of([.. result.Passages.Select(passage => passage.DocumentId)], set.Judgements[id]));
        }

        return RetrievalMetrics.Average(ranked).NdcgAt10;
    }

    /// <summary>The direction of the relevant documents, as far as the encoder is strong, and noise.</summary>
    private static float[] Vector(RetrievalSet set, Dictionary<string, float[]> vectors, string text, double strength)
    {
        float[] sum = Chunks.RandomVector(new Random(text.Length));
        string id = set.Queries.First(query => query.Text == text).Id;
        foreach ((string document, int grade) in set.Judgements[id])
        {
            for (int i = 0; i < sum.Length && grade > 0; i++)
            {
                sum[i] += (float)(strength * vectors[document][i]);
            }
        }

        float length = MathF.Sqrt(sum.Sum(value => value * value));
        return [.. sum.Select(value => value / length)];
    }

    /// <summary>Right in two of three cases.</summary>
    private sealed class JudgingReranker(RetrievalSet set) : IPassageReranker
    {
        public RerankerKind Kind => RerankerKind.CrossEncoder;

        public Task<IReadOnlyList<double>?> ScoreAsync(
            string question,
            IReadOnlyList<string> texts,
            CancellationToken cancellationToken
        )
        {
            string id = set.Queries.First(query => query.Text == question).Id;
            HashSet<string> relevant =
            [
                .. set
                    .Documents.Where(document => set.Judgements[id].GetValueOrDefault(document.Id) > 0)
                    .Select(document => $"{document.Title}. {document.Text}"),
            ];
            var random = new Random(question.Length);
            return Task.FromResult<IReadOnlyList<double>?>([
                .. texts.Select(text => (relevant.Contains(text) ? 1.0 : 0) + (random.NextDouble() * 1.5)),
            ]);
        }
    }
}
