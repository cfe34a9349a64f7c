using System.Collections.Concurrent;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>
/// BM25 search by any of the words. In a large index, common words rank but do not find: scoring every chunk that holds one
/// would cost more than the search may take. Thread-safe.
/// </summary>
internal sealed class KeywordSearch
{
    /// <summary>Chunks that are scored at most, as long as a question has words rare enough.</summary>
    private const int CandidateLimit = 3_000;
    private const int PairedWords = 4;
    private const int MaxCachedCounts = 50_000;
    private const double GrowthBeforeRecount = 1.05;

    private static readonly KeywordWeights Weights = new(Title: 3.0, Heading: 1.0);

    private readonly ConcurrentDictionary<string, (long Count, long Chunks)> counts = new(StringComparer.Ordinal);

    public IReadOnlyList<(long Chunk, double Score)> Search(
        SqliteChunkReader reader,
        KeywordQuery query,
        long tenant,
        ChunkFilter filter,
        int limit
    )
    {
        IReadOnlyList<string> terms = KeywordTerms.Of(query);
        if (terms.Count == 0 || limit < 1)
        {
            return [];
        }

        if (reader.LastChunk() is > CandidateLimit and long chunks && Narrow(reader, terms, chunks) is { } narrow)
        {
            IReadOnlyList<(long, double)> hits = reader.MatchWords(narrow, tenant, filter, Weights, limit);
            if (hits.Count >= limit)
            {
                return hits;
            }
        }

        return reader.MatchWords(AnyOf(terms), tenant, filter, Weights, limit);
    }

    private static string AnyOf(IEnumerable<string> terms) => string.Join(" OR ", terms);

    /// <summary>A query that finds by the rarest words and ranks by all, or null when all words together are rare enough.</summary>
    private string? Narrow(SqliteChunkReader reader, IReadOnlyList<string> terms, long chunks)
    {
        (string Term, long Count)[] known =
        [
            .. terms
                .Select(term => (Term: term, Count: Count(reader, term, chunks)))
                .Where(term => term.Count > 0)
                .OrderBy(term => term.Count),
        ];
        if (known.Sum(term => term.Count) <= CandidateLimit)
        {
            return null;
        }

        long total = 0;
        string[] finding = [.. known.TakeWhile(term => (total += term.Count) <= CandidateLimit).Select(term => term.Term)];
        if (finding.Length == 0)
        {
            string[] rarest = [.. known.Take(PairedWords).Select(term => term.Term)];
            return rarest.Length == 1 ? null : Pairs(rarest);
        }

        // FTS5 scores a word as often as the query holds it: all words stand in it twice, so that their weights stay equal.
        string found = $"({AnyOf(finding)})";
        string[] ranking = [.. known.Skip(finding.Length).Select(term => term.Term)];
        return $"{found} OR (({AnyOf([.. ranking, .. ranking])}) AND {found})";
    }

    private static string Pairs(string[] terms) =>
        AnyOf(terms.SelectMany((first, index) => terms.Skip(index + 1).Select(second => $"({first} AND {second})")));

    /// <summary>Only the order of magnitude matters, so a count is kept until the index has grown.</summary>
    private long Count(SqliteChunkReader reader, string term, long chunks)
    {
        if (counts.TryGetValue(term, out (long Count, long Chunks) known) && chunks <= known.Chunks * GrowthBeforeRecount)
        {
            return known.Count;
        }

        if (counts.Count >= MaxCachedCounts)
        {
            counts.Clear();
        }

        long count = reader.CountWord(term);
        counts[term] = (count, chunks);
        return count;
    }
}
