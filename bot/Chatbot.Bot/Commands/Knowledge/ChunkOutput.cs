using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Commands.Knowledge;

/// <summary>A chunk as <c>knowledge chunks --json</c> prints it.</summary>
internal sealed record ChunkOutput(
    int Ordinal,
    string Text,
    int Start,
    int End,
    int? Page,
    IReadOnlyList<string> TitlePath,
    int Tokens,
    string? Language,
    ChunkParentOutput? Parent
)
{
    public static ChunkOutput Of(Chunk chunk) =>
        new(
            chunk.Ordinal,
            chunk.Text,
            chunk.Start,
            chunk.End,
            chunk.Page,
            chunk.TitlePath,
            chunk.Tokens,
            chunk.Language,
            chunk.Parent is { } parent ? new ChunkParentOutput(parent.Start, parent.End, parent.Text) : null
        );
}
