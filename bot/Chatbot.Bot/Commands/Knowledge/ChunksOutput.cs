using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Commands.Knowledge;

/// <summary>What <c>knowledge chunks --json</c> prints.</summary>
internal sealed record ChunksOutput(string File, string Strategy, IReadOnlyList<ChunkOutput> Chunks)
{
    public static ChunksOutput Of(string file, string strategy, IReadOnlyList<Chunk> chunks) =>
        new(file, strategy, [.. chunks.Select(ChunkOutput.Of)]);
}
