using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Search;

/// <summary>How much each word of a question tells, from what the audience may see and nothing else.</summary>
internal static class TermRarity
{
    public static async Task SetAsync(
        QueryTerms terms,
        CandidatePool pool,
        IChunkStore store,
        ChunkFilter filter,
        CancellationToken cancellationToken
    )
    {
        TermStatistics? counts = store is ITermStatistics statistics
            ? await statistics.CountAsync([.. terms.All.Select(term => term.Word)], filter, cancellationToken)
            : null;
        if (counts is null)
        {
            Estimate(terms, pool);
            return;
        }

        for (int i = 0; i < terms.All.Count; i++)
        {
            terms.All[i].Rarity = counts.Holding[i] == 0 ? 0 : Bm25.Rarity(counts.Chunks, counts.Holding[i]);
        }
    }

    /// <summary>Among the candidates a common word is as common as anywhere, and a rare one rarer than the rest.</summary>
    private static void Estimate(QueryTerms terms, CandidatePool pool)
    {
        for (int i = 0; i < terms.All.Count; i++)
        {
            int holding = pool.All.Count(one => one.Text!.Body[i] + one.Text.Title[i] + one.Text.Heading[i] > 0);
            terms.All[i].Rarity = holding == 0 ? 0 : Bm25.Rarity(pool.All.Count, holding);
        }
    }
}
