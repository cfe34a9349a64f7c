namespace Chatbot.Contracts.Activities.Entities;

/// <summary>Marks an activity as part of a streamed message.</summary>
public sealed record StreamInfo
{
    /// <summary>The value of <c>type</c>.</summary>
    public const string EntityType = "streaminfo";

    /// <summary>Always <see cref="EntityType"/>.</summary>
    public string Type { get; } = EntityType;

    /// <summary>Id of the stream: the id of its first activity; absent on that one.</summary>
    public string? StreamId { get; init; }

    /// <summary>One of <see cref="StreamTypes"/>.</summary>
    public string? StreamType { get; init; }

    /// <summary>1, 2, 3 … for chunks; absent on the final message.</summary>
    public int? StreamSequence { get; init; }

    /// <summary><c>success</c>, <c>timeout</c> or <c>error</c> on the final message.</summary>
    public string? StreamResult { get; init; }
}
