using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Search;

/// <summary>Makes passages of chosen chunks: a parent stands for its chunk, and neighbours are added within the budget.</summary>
internal sealed class PassageAssembly(IChunkStore store)
{
    public async Task<IReadOnlyList<Passage>> AssembleAsync(
        IReadOnlyList<Candidate> chosen,
        ChunkFilter filter,
        int? budget,
        int neighbours,
        CancellationToken cancellationToken
    )
    {
        var passages = new List<Passage>(chosen.Count);
        int left = budget is { } tokens ? tokens - chosen.Sum(one => one.Chunk.Parent?.Tokens ?? one.Chunk.Tokens) : int.MaxValue;
        var used = new HashSet<(string, int)>(chosen.Select(one => (one.Chunk.DocumentId, one.Chunk.Ordinal)));
        foreach (Candidate candidate in chosen)
        {
            Passage passage = ToPassage(candidate);
            if (neighbours > 0 && candidate.Chunk.Parent is null)
            {
                IReadOnlyList<Chunk> around = await store.GetRangeAsync(
                    candidate.Chunk.DocumentId,
                    candidate.Chunk.Version,
                    candidate.Chunk.Ordinal - neighbours,
                    candidate.Chunk.Ordinal + neighbours,
                    filter,
                    cancellationToken
                );
                passage = Widen(passage, candidate.Chunk, around, used, ref left);
            }

            passages.Add(passage);
        }

        return passages;
    }

    private static Passage Widen(
        Passage passage,
        Chunk chunk,
        IReadOnlyList<Chunk> around,
        HashSet<(string, int)> used,
        ref int left
    )
    {
        var parts = new List<Chunk> { chunk };
        foreach (
            Chunk next in around.Where(one => one.Ordinal != chunk.Ordinal).OrderBy(one => Math.Abs(one.Ordinal - chunk.Ordinal))
        )
        {
            bool joins = next.Ordinal == parts[0].Ordinal - 1 || next.Ordinal == parts[^1].Ordinal + 1;
            if (joins && next.Tokens <= left && used.Add((next.DocumentId, next.Ordinal)))
            {
                left -= next.Tokens;
                parts.Insert(next.Ordinal < parts[0].Ordinal ? 0 : parts.Count, next);
            }
        }

        return parts.Count == 1
            ? passage
            : passage with
            {
                Text = Join(parts),
                Page = parts[0].Page,
                Start = parts[0].Start,
                End = parts[^1].End,
                Tokens = parts.Sum(one => one.Tokens),
            };
    }

    /// <summary>Chunks may repeat the end of the one before; it is written once.</summary>
    private static string Join(List<Chunk> parts)
    {
        var text = new StringBuilder(parts[0].Text);
        for (int i = 1; i < parts.Count; i++)
        {
            int repeated = parts[i - 1].End - parts[i].Start;
            bool exact = parts[i].Text.Length == parts[i].End - parts[i].Start;
            text.Append(
                exact && repeated > 0 && repeated < parts[i].Text.Length ? parts[i].Text[repeated..] : $"\n{parts[i].Text}"
            );
        }

        return text.ToString();
    }

    private static Passage ToPassage(Candidate candidate)
    {
        Chunk chunk = candidate.Chunk;
        return new Passage
        {
            ChunkId = chunk.ChunkId,
            DocumentId = chunk.DocumentId,
            Title = chunk.Title,
            TitlePath = chunk.TitlePath,
            Text = chunk.Parent?.Text ?? chunk.Text,
            Page = chunk.Parent is { } parent ? parent.Page : chunk.Page,
            Start = chunk.Parent?.Start ?? chunk.Start,
            End = chunk.Parent?.End ?? chunk.End,
            Tokens = chunk.Parent?.Tokens ?? chunk.Tokens,
            Language = chunk.Language,
            SourceUrl = chunk.SourceUrl,
            Score = candidate.Score,
            KeywordScore = candidate.KeywordScore,
            VectorScore = candidate.VectorScore,
        };
    }
}
