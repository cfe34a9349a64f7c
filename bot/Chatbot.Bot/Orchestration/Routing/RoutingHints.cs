using Chatbot.Bot.Orchestration.Models;

namespace Chatbot.Bot.Orchestration.Routing;

/// <summary>What the caller knows of a request that cannot be read from its messages.</summary>
internal sealed record RoutingHints
{
    private const int LongestQuestion = 4000;

    /// <summary>The beginning of what the user wrote, without instructions and sources.</summary>
    public string Question
    {
        get;
        init => field = value.Length <= LongestQuestion ? value : value[..LongestQuestion];
    } = "";

    /// <summary>BCP 47 tag of the user's language, or null when unknown.</summary>
    public string? Locale { get; init; }

    /// <summary>Groups of the person who asks.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The class that the person chose; null = none.</summary>
    public ModelClass? Chosen { get; init; }

    /// <summary>The class that the task needs; null = it is to be found out.</summary>
    public ModelClass? Class { get; init; }
}
