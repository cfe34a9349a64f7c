namespace Chatbot.Knowledge.Persistence;

/// <summary>An import is larger than the limit; nothing of it was kept.</summary>
/// <param name="maxBytes">The limit in bytes.</param>
public sealed class ContentTooLargeException(long maxBytes)
    : Exception($"The file is larger than {maxBytes / 1_000_000.0:0.#} MB, the largest size that can be imported.")
{
    /// <summary>The limit in bytes.</summary>
    public long MaxBytes { get; } = maxBytes;
}
