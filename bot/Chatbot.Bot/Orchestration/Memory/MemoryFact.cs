namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>Something that the user said, in the user's own words.</summary>
internal sealed record MemoryFact
{
    public required string Text { get; init; }

    /// <summary>What it is about, lower case, for example <c>badge number</c>; Null when unclear.</summary>
    public string? Subject { get; init; }

    /// <summary>What is said of the subject; null without one.</summary>
    public string? Value { get; init; }

    /// <summary>Whether it takes the place of whatever was said of the subject: it corrects, or there can be one value only, as of a name.</summary>
    public bool Corrects { get; init; }

    /// <summary>Whether the users say it of themselves.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>The turn in which it was said.</summary>
    public required long Turn { get; init; }

    /// <summary>Id of the message that says it.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it was said, UTC.</summary>
    public required DateTimeOffset SaidAt { get; init; }
}
