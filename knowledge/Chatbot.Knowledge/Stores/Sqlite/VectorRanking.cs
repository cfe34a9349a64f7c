namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>Keeps the best chunks of a scan; a chunk's rows come one after the other, and its best one counts.</summary>
internal sealed class VectorRanking(int limit)
{
    private readonly PriorityQueue<long, float> best = new(limit + 1);
    private long currentChunk;
    private float currentScore;

    public void Offer(long chunk, float score)
    {
        if (chunk != currentChunk)
        {
            Keep();
            currentChunk = chunk;
            currentScore = score;
        }
        else if (score > currentScore)
        {
            currentScore = score;
        }
    }

    /// <summary>The chunks, best first.</summary>
    public IReadOnlyList<(long Chunk, float Score)> Finish()
    {
        Keep();
        currentChunk = 0;
        var ranked = new (long Chunk, float Score)[best.Count];
        for (int i = ranked.Length - 1; i >= 0; i--)
        {
            _ = best.TryDequeue(out long chunk, out float score);
            ranked[i] = (chunk, score);
        }

        return ranked;
    }

    private void Keep()
    {
        if (currentChunk == 0 || (best.Count == limit && best.TryPeek(out _, out float worst) && currentScore <= worst))
        {
            return;
        }

        best.Enqueue(currentChunk, currentScore);
        if (best.Count > limit)
        {
            best.Dequeue();
        }
    }
}
