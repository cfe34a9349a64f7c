using System.Text.Json.Serialization;

namespace Chatbot.Knowledge.KernelMemory.Wire;

/// <summary>Answer to <c>GET /upload-status</c>.</summary>
internal sealed record DataPipelineStatus
{
    public required bool Completed { get; init; }

    public required bool Failed { get; init; }

    public bool Empty { get; init; }

    public required string Index { get; init; }

    [JsonPropertyName("document_id")]
    public required string DocumentId { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Tags { get; init; }

    public required DateTimeOffset Creation { get; init; }

    [JsonPropertyName("last_update")]
    public required DateTimeOffset LastUpdate { get; init; }

    public required IReadOnlyList<string> Steps { get; init; }

    [JsonPropertyName("remaining_steps")]
    public required IReadOnlyList<string> RemainingSteps { get; init; }

    [JsonPropertyName("completed_steps")]
    public required IReadOnlyList<string> CompletedSteps { get; init; }

    /// <summary>Why it failed, or what of it could not be read.</summary>
    public string? Logs { get; init; }
}
