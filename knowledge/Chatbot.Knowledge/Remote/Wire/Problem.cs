namespace Chatbot.Knowledge.Remote.Wire;

/// <summary>An error as the service tells it (RFC 9457), as far as clients use it.</summary>
internal sealed record Problem
{
    public string? Title { get; init; }

    public string? Detail { get; init; }

    public int? Status { get; init; }

    /// <summary>The limit that an import was larger than.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>What an operator can find the request by.</summary>
    public string? CorrelationId { get; init; }
}
