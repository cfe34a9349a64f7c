namespace Chatbot.Knowledge.KernelMemory.Wire;

/// <summary>Answer to <c>POST /ask</c>, or one event of a streamed one.</summary>
internal sealed record KernelMemoryAnswer
{
    /// <summary>In a stream: <c>append</c>, <c>reset</c>, <c>last</c> or <c>error</c>.</summary>
    public string? StreamState { get; init; }

    public string? Question { get; init; }

    public required bool NoResult { get; init; }

    public string? NoResultReason { get; init; }

    public required string Text { get; init; }

    public IReadOnlyList<KernelMemoryCitation>? RelevantSources { get; init; }
}
