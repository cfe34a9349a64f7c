namespace Chatbot.Knowledge.KernelMemory.Wire;

/// <summary>Body of <c>POST /ask</c>.</summary>
internal sealed record KernelMemoryQuestion
{
    public string? Index { get; init; }

    public string? Question { get; init; }

    /// <summary>One of them must hold; within one, every tag with every value.</summary>
    public IReadOnlyList<Dictionary<string, List<string?>?>?>? Filters { get; init; }

    public double MinRelevance { get; init; }

    public bool Stream { get; init; }
}
