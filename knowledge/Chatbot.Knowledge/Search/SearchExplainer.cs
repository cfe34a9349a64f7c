using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Search;

/// <summary>Writes down how a search came to its result.</summary>
internal static class SearchExplainer
{
    public static SearchExplanation Explain(UnderstoodQuery understood, CandidateOrder order, IReadOnlyList<Candidate> ranked) =>
        new()
        {
            Text = understood.Text,
            Meanings = understood.Meanings,
            Expansion = [.. understood.Expansion.Select(term => term.Word)],
            Filters = [.. understood.Filters.Select(filter => $"{filter.Tags[0]}={filter.Value}")],
            EncoderAgreement = order.Agreement,
            Hits = [.. ranked.Select(Explain)],
        };

    private static HitExplanation Explain(Candidate candidate, int index) =>
        new()
        {
            Rank = index + 1,
            ChunkId = candidate.Chunk.ChunkId,
            DocumentId = candidate.Chunk.DocumentId,
            Title = candidate.Chunk.Title,
            KeywordRank = candidate.KeywordRank,
            KeywordScore = candidate.KeywordScore,
            VectorRank = candidate.VectorRank,
            VectorScore = candidate.VectorScore,
            Lexical = candidate.Lexical,
            Semantic = candidate.Semantic,
            Feedback = candidate.Feedback,
            Fused = candidate.Fused,
            Reranked = candidate.Reranked,
            Score = candidate.Score,
            Kept = candidate.Cut is null,
            Reason = candidate.Cut ?? "among the best",
        };
}
