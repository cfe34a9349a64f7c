namespace Chatbot.Knowledge.Chunking;

/// <summary>Counts tokens the way the embedding model does, or near enough. Thread-safe and deterministic.</summary>
public interface ITokenCounter
{
    /// <summary>Number of tokens in a text.</summary>
    int Count(ReadOnlySpan<char> text);
}
