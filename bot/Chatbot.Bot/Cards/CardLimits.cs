namespace Chatbot.Bot.Cards;

/// <summary>How large a card may be before it is refused unread. Hosts stop much earlier: Teams at 28 KB.</summary>
internal static class CardLimits
{
    /// <summary>Bytes of a card, a template or its data.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Levels of objects and arrays within one another.</summary>
    public const int MaxDepth = 64;

    /// <summary>Issues of a report; a hostile card would have as many as it has bytes.</summary>
    public const int MaxIssues = 100;
}
