using System.Numerics.Tensors;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Sqlite;

namespace Chatbot.Benchmarks.Retrieval;

/// <summary>Chunks for indexes of any size: the same number gives the same chunk, so that nothing is kept to compare with.</summary>
internal static class SyntheticChunks
{
    public const string Tenant = "bench";
    public const int Words = 150;
    public const int WindowsPerChunk = 2;
    public const int StopWords = 100;

    private const int Vocabulary = 40_000;
    private const int ChunksPerDocument = 20;
    private const int Topics = 2_000;

    /// <summary>What all vectors of a sentence encoder have in common; measured on the embedded model, their mean has this length.</summary>
    private const float CommonShare = 0.7f;
    private const float TopicShare = 0.5f;
    private const float OwnShare = 0.5f;

    private static readonly float[] Common = Direction(new Random(1));
    private static readonly float[][] TopicDirections =
    [
        .. Enumerable.Range(0, Topics).Select(topic => Direction(new Random(1_000 + topic))),
    ];

    public static async Task FillAsync(SqliteChunkStore store, int size)
    {
        for (int document = 0; document < size / ChunksPerDocument; document++)
        {
            int first = document * ChunksPerDocument;
            string id = DocumentOf(first);
            await store.ReplaceAsync(Tenant, id, [.. Enumerable.Range(first, ChunksPerDocument).Select(Make)]);
        }
    }

    public static string Question(Random random) => Text(random, random.Next(4, 13), StopWords);

    /// <summary>Near to some chunk, as a question is to its answer.</summary>
    public static float[] QuestionVector(int number)
    {
        var random = new Random(7_000_000 + number);
        return Mix(random, random.Next(Topics), TopicShare);
    }

    /// <summary>The ids of the visible chunks that are nearest to each question, by comparing all.</summary>
    public static IReadOnlyList<HashSet<string>> Nearest(float[][] questions, int size, int limit)
    {
        PriorityQueue<int, float>[] best = [.. questions.Select(_ => new PriorityQueue<int, float>())];
        for (int chunk = 0; chunk < size; chunk++)
        {
            if (IsHidden(DocumentOf(chunk)))
            {
                continue;
            }

            float[][] vectors = VectorsOf(chunk);
            for (int i = 0; i < questions.Length; i++)
            {
                float score = vectors.Max(vector => TensorPrimitives.Dot<float>(questions[i], vector));
                best[i].Enqueue(chunk, score);
                if (best[i].Count > limit)
                {
                    best[i].Dequeue();
                }
            }
        }

        return
        [
            .. best.Select(queue => queue.UnorderedItems.Select(item => IdOf(item.Element)).ToHashSet(StringComparer.Ordinal)),
        ];
    }

    private static EmbeddedChunk Make(int number)
    {
        string document = DocumentOf(number);
        string text = Text(new Random(number), Words);
        return new EmbeddedChunk(
            new Chunk
            {
                ChunkId = IdOf(number),
                Tenant = Tenant,
                DocumentId = document,
                Version = "1",
                Ordinal = number % ChunksPerDocument,
                Title = $"Document {document}",
                Text = text,
                End = text.Length,
                Tokens = Words,
                Language = "en",
                Access = IsHidden(document) ? new AccessList(["group:others"]) : AccessList.Everyone,
            },
            [.. VectorsOf(number).Select(vector => (ReadOnlyMemory<float>)vector)]
        );
    }

    private static string IdOf(int chunk) => $"c{chunk}";

    private static string DocumentOf(int chunk) => $"d{chunk / ChunksPerDocument}";

    private static bool IsHidden(string document) => document.EndsWith('7');

    private static float[][] VectorsOf(int chunk)
    {
        var random = new Random(3_000_000 + chunk);
        return [.. Enumerable.Range(0, WindowsPerChunk).Select(_ => Mix(random, random.Next(Topics), TopicShare))];
    }

    private static float[] Mix(Random random, int topic, float topicShare)
    {
        float[] vector = Direction(random);
        TensorPrimitives.Multiply(vector, OwnShare, vector);
        TensorPrimitives.MultiplyAdd(TopicDirections[topic], topicShare, vector, vector);
        TensorPrimitives.MultiplyAdd(Common, CommonShare, vector, vector);
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private static float[] Direction(Random random)
    {
        var vector = new float[UseLiteEmbeddingGenerator.Dimensions];
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)random.NextDouble() - 0.5f;
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    /// <summary>The n-th most frequent word occurs about 1/n as often as the first.</summary>
    private static string Text(Random random, int words, int leftOut = 1) =>
        string.Join(
            ' ',
            Enumerable.Range(0, words).Select(_ => $"w{(int)(leftOut * Math.Pow(Vocabulary / leftOut, random.NextDouble()))}")
        );
}
