using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Search;

/// <summary>A chunk with its joint score and the scores it came from; null where a list did not hold it.</summary>
internal sealed record FusedHit(Chunk Chunk, double Score, double? KeywordScore, double? VectorScore)
{
    public Passage ToPassage() =>
        new()
        {
            ChunkId = Chunk.ChunkId,
            DocumentId = Chunk.DocumentId,
            Title = Chunk.Title,
            TitlePath = Chunk.TitlePath,
            Text = Chunk.Text,
            Page = Chunk.Page,
            Start = Chunk.Start,
            End = Chunk.End,
            Tokens = Chunk.Tokens,
            Language = Chunk.Language,
            SourceUrl = Chunk.SourceUrl,
            Score = Score,
            KeywordScore = KeywordScore,
            VectorScore = VectorScore,
        };
}
