using System.Text.RegularExpressions;
using Chatbot.Bot.Orchestration.Memory.Entities;

namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>What is kept of a conversation beyond its newest messages; a state document of the user in the conversation.</summary>
internal sealed partial record ConversationMemory
{
    /// <summary>Name of the property in the state document.</summary>
    public const string PropertyName = "memory";

    private const int MostHidden = 500;

    /// <summary>Title for lists of conversations; null before the first question.</summary>
    public string? Title { get; init; }

    /// <summary>The last turn whose facts were noted.</summary>
    public long NotedTo { get; init; }

    /// <summary>The last turn that the summary covers.</summary>
    public long CondensedTo { get; init; }

    /// <summary>Oldest first; one text when a language model wrote it.</summary>
    public IReadOnlyList<string> Summary
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<MemoryFact> Facts
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Ids of messages that the user wants forgotten: they are never shown to a model or noted again.</summary>
    public IReadOnlyList<string> Hidden
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>When everything was forgotten. A running turn that still holds what was forgotten sees by it that it must begin again.</summary>
    public DateTimeOffset? ForgottenAt { get; init; }

    /// <summary>The memory after facts were forgotten: without them, without sentences that tell them, and with their messages hidden.</summary>
    /// <param name="forgotten">What is forgotten.</param>
    /// <param name="until">Facts of later stay; null = all go.</param>
    public ConversationMemory Without(IReadOnlyList<MemoryFact> forgotten, DateTimeOffset? until = null)
    {
        var gone = Facts.Where(fact => !(fact.SaidAt > until)).Where(fact => forgotten.Any(one => IsSame(fact, one))).ToList();
        return Hide(gone.Select(fact => fact.MessageId)) with
        {
            Facts = [.. Facts.Except(gone)],
            Summary = [.. Summary.Select(text => Without(text, forgotten)).Where(text => text.Length > 0)],
            Title = Title is not null && forgotten.Any(fact => FactSearch.Touches(Title, fact)) ? null : Title,
        };
    }

    /// <summary>A memory without content, for a conversation that is forgotten up to a turn.</summary>
    public static ConversationMemory EmptyAfter(long turn, DateTimeOffset forgottenAt) =>
        new()
        {
            NotedTo = turn,
            CondensedTo = turn,
            ForgottenAt = forgottenAt,
        };

    /// <summary>The memory with messages that are not to be shown any more.</summary>
    public ConversationMemory Hide(IEnumerable<string> messageIds) =>
        this with
        {
            Hidden = [.. Hidden.Concat(messageIds).Distinct(StringComparer.Ordinal).TakeLast(MostHidden)],
        };

    private static bool IsSame(MemoryFact one, MemoryFact other) =>
        string.Equals(one.Text, other.Text, StringComparison.OrdinalIgnoreCase) || FactSearch.Tells(one.Text, other);

    private static string Without(string text, IReadOnlyList<MemoryFact> forgotten) =>
        WithoutSentences(text, sentence => forgotten.Any(fact => FactSearch.Touches(sentence, fact)));

    /// <summary>A text without the sentences that tell something.</summary>
    public static string WithoutSentences(string text, Func<string, bool> isToldIn) =>
        isToldIn(text) ? string.Join(' ', SentenceEnd().Split(text).Where(sentence => !isToldIn(sentence))) : text;

    [GeneratedRegex(@"(?<=[.!?])\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SentenceEnd();
}
