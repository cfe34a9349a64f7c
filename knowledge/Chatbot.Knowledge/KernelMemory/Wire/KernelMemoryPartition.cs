namespace Chatbot.Knowledge.KernelMemory.Wire;

/// <summary>A passage of a file.</summary>
internal sealed record KernelMemoryPartition
{
    public required string Text { get; init; }

    public required float Relevance { get; init; }

    public required int PartitionNumber { get; init; }

    public required int SectionNumber { get; init; }

    public required DateTimeOffset LastUpdate { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Tags { get; init; }
}
