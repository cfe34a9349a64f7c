using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Search;

/// <summary>
/// All chunks that a search found by words or by vectors. Chunks of a document that stand next to each other are read as one
/// context, so that a document does not lose by being cut.
/// </summary>
internal sealed class CandidatePool
{
    /// <summary>How far away a chunk still belongs to the context of another.</summary>
    private const int Reach = 2;

    private readonly Dictionary<string, Candidate> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Candidate, Candidate[]> contexts = [];

    public CandidatePool(IReadOnlyList<ChunkHit> keyword, IReadOnlyList<ChunkHit> vector)
    {
        for (int i = 0; i < keyword.Count; i++)
        {
            Candidate candidate = Add(keyword[i].Chunk);
            candidate.KeywordRank ??= i + 1;
            candidate.KeywordScore ??= keyword[i].Score;
        }

        for (int i = 0; i < vector.Count; i++)
        {
            Candidate candidate = Add(vector[i].Chunk);
            candidate.VectorRank ??= i + 1;
            candidate.VectorScore ??= vector[i].Score;
        }

        All = [.. byId.Values.OrderBy(one => one.Chunk.ChunkId, StringComparer.Ordinal)];
        foreach (IGrouping<string, Candidate> document in All.GroupBy(one => one.Chunk.DocumentId, StringComparer.Ordinal))
        {
            Candidate[] chunks = [.. document];
            foreach (Candidate candidate in chunks)
            {
                contexts[candidate] = [.. chunks.Where(other => IsNear(candidate.Chunk, other.Chunk))];
            }
        }
    }

    /// <summary>The candidates by id, so that sums over them do not depend on how they were found.</summary>
    public IReadOnlyList<Candidate> All { get; }

    /// <summary>True when a document was replaced while the lists were read.</summary>
    public bool MixesVersions =>
        All.GroupBy(one => one.Chunk.DocumentId, StringComparer.Ordinal)
            .Any(document => document.Select(one => one.Chunk.Version).Distinct(StringComparer.Ordinal).Skip(1).Any());

    /// <summary>The candidate and those that stand near it in its document.</summary>
    public IReadOnlyList<Candidate> ContextOf(Candidate candidate) => contexts[candidate];

    private static bool IsNear(Chunk chunk, Chunk other) => Math.Abs(chunk.Ordinal - other.Ordinal) <= Reach;

    private Candidate Add(Chunk chunk)
    {
        if (!byId.TryGetValue(chunk.ChunkId, out Candidate? candidate))
        {
            candidate = new Candidate(chunk);
            byId.Add(chunk.ChunkId, candidate);
        }

        return candidate;
    }
}
