namespace Chatbot.Bot.Commands.Knowledge;

/// <summary>What <c>knowledge extract --json</c> prints: the text, or the error.</summary>
internal sealed record ExtractOutput
{
    public required string File { get; init; }

    public string? Error { get; init; }

    /// <summary>Name of the format ("PDF document").</summary>
    public string? Format { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<ExtractSection>? Sections { get; init; }

    public IReadOnlyList<ExtractBlock>? Blocks { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Parts that could not be read.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}
