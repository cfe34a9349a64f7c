namespace Chatbot.Knowledge.KernelMemory.Wire;

/// <summary>A file with the parts of it that were found.</summary>
internal sealed record KernelMemoryCitation
{
    public required string Link { get; init; }

    public required string Index { get; init; }

    public required string DocumentId { get; init; }

    public required string FileId { get; init; }

    public required string SourceContentType { get; init; }

    public required string SourceName { get; init; }

    public required string SourceUrl { get; init; }

    public required IReadOnlyList<KernelMemoryPartition> Partitions { get; init; }
}
