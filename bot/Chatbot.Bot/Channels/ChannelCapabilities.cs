using Chatbot.Bot.Cards.Hosts;

namespace Chatbot.Bot.Channels;

/// <summary>What a channel can show. Nothing else in the code asks which channel it is.</summary>
internal sealed record ChannelCapabilities
{
    /// <summary>Whether a message may grow while it is being written.</summary>
    public bool Streaming { get; init; }

    /// <summary>Shortest time between two updates of a growing message.</summary>
    public TimeSpan StreamPace { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether a typing indicator can be shown.</summary>
    public bool Typing { get; init; }

    /// <summary>Whether a sent message can be changed.</summary>
    public bool Update { get; init; }

    /// <summary>Whether a sent message can be deleted.</summary>
    public bool Delete { get; init; }

    /// <summary>Whether suggested actions are shown.</summary>
    public bool SuggestedActions { get; init; }

    /// <summary>Whether citation entities are shown; otherwise sources are listed in the text.</summary>
    public bool Citations { get; init; }

    /// <summary>Whether the place where people read greets them itself, so that the bot does not.</summary>
    public bool Greets { get; init; }

    /// <summary>Whether a message may carry a small file in itself, as a data URI.</summary>
    public bool InlineFiles { get; init; }

    /// <summary>Largest number of citations of one message.</summary>
    public int MaxCitations { get; init; } = 10;

    /// <summary>Whether the label for generated content is shown; otherwise a line of text says it.</summary>
    public bool AIGeneratedLabel { get; init; }

    /// <summary>What draws Adaptive Cards; null where none are shown, so that their text stands for them.</summary>
    public CardHost? Cards { get; init; }

    /// <summary>What is shown of Markdown; the rest becomes plainer text.</summary>
    public MarkdownFeatures Markdown { get; init; }

    /// <summary>Longest text of one message in UTF-16 characters; longer ones are split.</summary>
    public int MaxTextLength { get; init; } = 2000;

    /// <summary>Whether messages are so short that the beginning of an answer stands alone, and its rest is sent when it is asked for.</summary>
    public bool HoldsRest => MaxTextLength <= LongestShort;

    private const int LongestShort = 700;
}
