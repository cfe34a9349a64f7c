namespace Chatbot.Knowledge.KernelMemory.Wire;

/// <summary>Body of <c>POST /search</c>.</summary>
internal sealed record KernelMemorySearch
{
    public string? Index { get; init; }

    public string? Query { get; init; }

    /// <summary>One of them must hold; within one, every tag with every value.</summary>
    public IReadOnlyList<Dictionary<string, List<string?>?>?>? Filters { get; init; }

    public double MinRelevance { get; init; }

    public int Limit { get; init; } = -1;
}
