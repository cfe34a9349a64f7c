using Chatbot.Knowledge.Stores.Sqlite;

namespace Chatbot.Knowledge.Tests.Stores.Sqlite;

/// <summary>Signatures choose what is compared exactly: what they may cost in recall, and what they must never do.</summary>
public sealed class VectorSnapshotTests
{
    private const int Dimensions = 128;
    private const int Rows = 40_000;
    private const int Limit = 20;
    private const int Hidden = 2;

    private static readonly sbyte[][] Vectors = Make();

    [Fact]
    public void Search_BySignatures_FindsNearlyAllThatTheExactScanFinds()
    {
        VectorSnapshot exact = Snapshot(keepsVectors: true);
        VectorSnapshot signatures = Snapshot(keepsVectors: false);
        VectorMask all = new(new HashSet<int> { 1, Hidden }, TagSets: null);
        int found = 0;
        const int Questions = 40;
        for (int question = 0; question < Questions; question++)
        {
            float[] vector = Question(question);
            HashSet<long> wanted = [.. exact.Search(vector, all, Limit, Read).Select(hit => hit.Chunk)];
            found += signatures.Search(vector, all, Limit, Read).Count(hit => wanted.Contains(hit.Chunk));
        }

        Assert.InRange(found / (double)(Questions * Limit), 0.97, 1);
    }

    [Fact]
    public void Search_BySignatures_ScoresExactly()
    {
        VectorMask all = new(new HashSet<int> { 1, Hidden }, TagSets: null);
        var exact = Snapshot(keepsVectors: true)
            .Search(Question(3), all, Rows, Read)
            .ToDictionary(hit => hit.Chunk, hit => hit.Score);

        Assert.All(
            Snapshot(keepsVectors: false).Search(Question(3), all, Limit, Read),
            hit => Assert.Equal(exact[hit.Chunk], hit.Score, 5)
        );
    }

    [Fact]
    public void Search_BySignatures_HiddenRowsNeverTakeThePlaceOfVisibleOnes()
    {
        VectorSnapshot snapshot = Snapshot(keepsVectors: false);
        VectorMask few = new(new HashSet<int> { Hidden }, TagSets: null);

        IReadOnlyList<(long Chunk, float Score)> hits = snapshot.Search(Question(5), few, Limit, Read);

        Assert.Equal(Limit, hits.Count);
        Assert.All(hits, hit => Assert.Equal(0, hit.Chunk % 100));
    }

    [Fact]
    public void NearestRows_KeepsTheWantedNumberOfNearest()
    {
        var random = new Random(5);
        var block = new VectorBlock(1, Dimensions, keepsVectors: false);
        int[] distances = [.. Enumerable.Range(0, 5_000).Select(_ => random.Next(0, 65))];
        var nearest = new NearestRows(100, largestDistance: 64);
        for (int row = 0; row < distances.Length; row++)
        {
            nearest.Add(distances[row], block, row);
        }

        int[] kept = [.. nearest.Finish().ToArray().Select(entry => distances[entry.Row]).Order()];
        Assert.Equal(distances.Order().Take(100), kept);
    }

    private static VectorSnapshot Snapshot(bool keepsVectors)
    {
        var block = new VectorBlock(Rows, Dimensions, keepsVectors);
        for (int row = 0; row < Rows; row++)
        {
            int chunk = row + 1;
            block.Set(row, chunk, chunk % 100 == 0 ? Hidden : 1, tagSet: 1, Scale, Vectors[row]);
        }

        return new VectorSnapshot(1, Rows, 0, [block], Rows, Rows, 0, keepsVectors);
    }

    private const float Scale = 1 / 1000f;

    private static void Read(IReadOnlyCollection<long> chunks, int dimensions, VectorVisitor visit)
    {
        Assert.Equal(Vectors[0].Length, dimensions);
        foreach (long chunk in chunks)
        {
            visit(chunk, Scale, Vectors[chunk - 1]);
        }
    }

    /// <summary>Vectors around a common middle and some topics, as those of a sentence encoder are.</summary>
    private static sbyte[][] Make()
    {
        var random = new Random(17);
        float[][] topics = [.. Enumerable.Range(0, 200).Select(_ => Random(random))];
        float[] middle = Random(random);
        return
        [
            .. Enumerable
                .Range(0, Rows)
                .Select(row =>
                {
                    float[] topic = topics[row % topics.Length];
                    float[] own = Random(random);
                    return Enumerable.Range(0, Dimensions).Select(i => (sbyte)((middle[i] + topic[i] + own[i]) * 40)).ToArray();
                }),
        ];
    }

    private static float[] Question(int seed)
    {
        var random = new Random(seed);
        sbyte[] near = Vectors[random.Next(Rows)];
        float[] noise = Random(random);
        return [.. near.Select((component, i) => (component / 40f) + (noise[i] * 0.5f))];
    }

    private static float[] Random(Random random) =>
        [.. Enumerable.Range(0, Dimensions).Select(_ => (float)(random.NextDouble() + random.NextDouble() - 1))];
}
