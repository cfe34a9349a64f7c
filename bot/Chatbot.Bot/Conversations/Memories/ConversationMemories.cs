using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Orchestration.Context;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Orchestration.Memory.Summary;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Knowledge.Chunking;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Conversations.Memories;

/// <summary>
/// The memory of conversations. It is extended at the end of each turn and becomes durable together with the turn: a crash loses nothing
/// and doubles nothing, as the next run begins at the same place of the transcript. In a group nothing personal is read or kept.
/// </summary>
internal sealed partial class ConversationMemories(
    MemoryStrategies strategies,
    ConversationSummarizer summarizer,
    UserMemory users,
    ErasureDesk erasures,
    TranscriptStore transcript,
    ContextBuilder contexts,
    ITokenCounter tokens,
    IOptions<ConversationOptions> options,
    ILogger<ConversationMemories> logger
)
{
    private const int Page = 500;
    private const int LongConversation = 20;
    private const int SmallestHistory = 500;

    private static readonly ConversationMemory Nothing = new();

    private static readonly StateProperty<ConversationMemory> Property = new(
        ConversationMemory.PropertyName,
        MemoryJsonContext.Default.ConversationMemory
    );

    public static bool IsGroup(Activity activity) =>
        activity.Conversation is { IsGroup: true } or { ConversationType: "groupChat" or "channel" };

    /// <summary>The person of a turn, or null where nothing personal is read or kept.</summary>
    public static UserKey? UserOf(ITurnContext turn) =>
        IsGroup(turn.Activity) || string.IsNullOrEmpty(turn.Activity.From?.Id)
            ? null
            : new(turn.Conversation.Tenant, turn.Conversation.Channel, turn.Activity.From.Id);

    public static ConversationMemory Load(ITurnContext turn) => Property.Get(DocumentOf(turn)) ?? Nothing;

    public static void Save(ITurnContext turn, ConversationMemory memory) => Property.Set(DocumentOf(turn), memory);

    /// <summary>Saves a memory from which something was taken; a title that told it goes as well.</summary>
    public async Task SaveForgottenAsync(ITurnContext turn, ConversationMemory memory)
    {
        Save(turn, memory);
        if (memory.Title is null)
        {
            await transcript.ClearTitleAsync(turn.Conversation);
        }
    }

    /// <summary>
    /// Forgets everything of the person of a turn, in a group as well, from the next message on; every stored copy is removed right
    /// after this turn.
    /// </summary>
    public async Task ForgetAllAsync(ITurnContext turn)
    {
        if (turn.Activity.From?.Id is not { Length: > 0 } id)
        {
            return;
        }

        var (user, at) = (new UserKey(turn.Conversation.Tenant, turn.Conversation.Channel, id), turn.Activity.Timestamp!.Value);
        await erasures.TakeAsync(turn, user, ErasureRequest.Everything);
        await users.ForgetAllAsync(user, turn.Conversation, at);
        if (!IsGroup(turn.Activity))
        {
            await SaveForgottenAsync(turn, ConversationMemory.EmptyAfter(turn.Turn, at));
        }
    }

    /// <summary>Takes the consent back; what rested on it is forgotten.</summary>
    public async Task WithdrawAsync(ITurnContext turn, UserKey user)
    {
        var kept = users.Facts(user).Select(known => known.Fact).ToList();
        if ((erasures.Find(turn)?.Statements ?? kept) is { Count: > 0 } statements)
        {
            await erasures.TakeAsync(turn, user, new() { Statements = statements });
            await users.ForgetAsync(user, statements, turn.Conversation);
            await SaveForgottenAsync(turn, Load(turn).Without(statements));
        }

        await users.SetConsentAsync(user, isGiven: false);
    }

    /// <summary>What memory gives to a question.</summary>
    public RecalledMemory Recall(ITurnContext turn, string question)
    {
        var memory = Load(turn);
        var kept = UserOf(turn) is { } user ? users.Facts(user) : [];
        var elsewhere = kept.Where(fact => !memory.Facts.Any(known => known.Text == fact.Fact.Text)).ToList();
        IReadOnlyList<string> lines =
        [
            .. elsewhere.Select(fact =>
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"The user said on {fact.Fact.SaidAt:yyyy-MM-dd}, to be kept: “{fact.Fact.Text}”"
                )
            ),
            .. strategies.Current.Recall(memory, question),
        ];
        return new(lines, [.. elsewhere.Select(fact => fact.Fact), .. memory.Facts]);
    }

    /// <summary>Whether an earlier message may still be used.</summary>
    public Func<Activity, bool> VisibleIn(ITurnContext turn)
    {
        var hidden = Load(turn).Hidden.ToHashSet(StringComparer.Ordinal);
        var forgottenAt = UserOf(turn) is { } user ? users.ForgottenAt(user) : null;
        return activity =>
            !Tombstone.Is(activity)
            && (activity.Id is null || !hidden.Contains(activity.Id))
            && (forgottenAt is null || activity.Timestamp is null || activity.Timestamp > forgottenAt);
    }

    /// <summary>Offers a recap to those who come back to a long conversation after a pause.</summary>
    public async Task WelcomeBackAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (
            turn.History.Count >= LongConversation
            && turn.History[^1].Timestamp is { } last
            && turn.Activity.Timestamp - last >= options.Value.PauseAfter
        )
        {
            var texts = MemoryTexts.For(turn.Activity.Locale);
            await turn.SendAsync(TurnTexts.Message(texts.WelcomeBack), cancellationToken);
        }
    }

    /// <summary>What the conversation was about so far, oldest first; empty at its beginning.</summary>
    public async Task<IReadOnlyList<string>> RecapAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var memory = Load(turn);
        var recent = Messages(turn, memory).Where(message => message.Turn < turn.Turn).ToList();
        return await summarizer.ExtendAsync(memory.Summary, recent, cancellationToken);
    }

    /// <summary>Takes in what was said since. What fails is done with the next turn.</summary>
    public async Task KeepAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        try
        {
            var before = Load(turn);
            var user = UserOf(turn);
            if (user is not null && ReferenceEquals(before, Nothing))
            {
                // Before anything is taken in, so that whoever forgets meanwhile finds this conversation.
                await users.NoteConversationAsync(user.Value, turn.Conversation);
            }

            var after = await ExtendAsync(turn, before, cancellationToken);
            if (user is not null)
            {
                await KeepFactsAsync(turn, user.Value, before, after);
            }

            if (!IsSame(before, after))
            {
                Save(turn, after);
                if (before.Title is null && after.Title is not null)
                {
                    await transcript.SetTitleAsync(turn.Conversation, after.Title);
                }
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotKept(exception, turn.Turn, turn.Conversation.ToString());
        }
    }

    private async Task<ConversationMemory> ExtendAsync(
        ITurnContext turn,
        ConversationMemory memory,
        CancellationToken cancellationToken
    )
    {
        var messages = Messages(turn, memory);
        if (!IsGroup(turn.Activity))
        {
            memory = strategies.Current.Note(memory, [.. messages.Where(message => message.Turn > memory.NotedTo)]) with
            {
                NotedTo = turn.Turn,
            };
        }

        if (Leaving(messages) is { Count: > 0 } leaving)
        {
            memory = await strategies.Current.CondenseAsync(memory, leaving, cancellationToken) with
            {
                CondensedTo = leaving[^1].Turn,
            };
        }

        return memory with
        {
            Title =
                memory.Title
                ?? messages
                    .Where(message => message.IsUser)
                    .Select(message => ConversationTitle.Of(message.Text))
                    .FirstOrDefault(title => title is not null),
        };
    }

    /// <summary>What is asked of memory tells nothing; what is to be remembered does.</summary>
    private static bool IsTold(MemoryMessage message) =>
        MemoryCommand.Of(message.Text) is null or { Kind: MemoryCommandKind.Remember or MemoryCommandKind.Correct };

    /// <summary>What the summary does not cover yet, up to this turn, without what was asked of memory. The messages of other people are none of this person's.</summary>
    private List<MemoryMessage> Messages(ITurnContext turn, ConversationMemory memory)
    {
        var isVisible = VisibleIn(turn);
        var person = IsGroup(turn.Activity) ? null : turn.Activity.From?.Id;
        var messages = new List<MemoryMessage>();
        var last = memory.CondensedTo;
        IReadOnlyList<TranscriptEntry> entries;
        do
        {
            entries = transcript.Read(turn.Conversation, last, Page);
            foreach (var entry in entries)
            {
                last = entry.Sequence;
                var activity = entry.Activity;
                var text = ConversationHistory.TextOf(activity);
                var other = entry.IsInbound ? activity.From?.Id : activity.Recipient?.Id;
                if (
                    entry.Turn > memory.CondensedTo
                    && entry.Turn <= turn.Turn
                    && activity.Type == ActivityTypes.Message
                    && !string.IsNullOrWhiteSpace(text)
                    && (person is null || other == person)
                    && isVisible(activity)
                )
                {
                    messages.Add(new(entry.Turn, activity.Id!, entry.IsInbound, text, activity.Timestamp!.Value));
                }
            }
        } while (entries.Count == Page);
        var asides = messages.Where(message => message.IsUser && !IsTold(message)).Select(message => message.Turn).ToHashSet();
        return [.. messages.Where(message => !asides.Contains(message.Turn)).OrderBy(message => message.Turn)];
    }

    /// <summary>The oldest turns, when there are more than the history shows: so many that some time passes until the next.</summary>
    private List<MemoryMessage> Leaving(List<MemoryMessage> messages)
    {
        var most = options.Value.HistoryMessages / 2;
        var budget = Math.Max(contexts.Budget.History, SmallestHistory);
        if (messages.Count <= most && messages.Sum(Cost) <= budget)
        {
            return [];
        }

        var (count, cost, firstKept) = (0, 0, long.MaxValue);
        foreach (var turn in messages.GroupBy(message => message.Turn).Reverse())
        {
            (count, cost) = (count + turn.Count(), cost + turn.Sum(Cost));
            if (count > most / 2 || cost > budget / 2)
            {
                break;
            }

            firstKept = turn.Key;
        }

        return [.. messages.Where(message => message.Turn < firstKept)];
    }

    private int Cost(MemoryMessage message) => tokens.Count(message.Text) + MessageTokens.PerMessage;

    /// <summary>Facts about themselves are kept across conversations for those who allowed it.</summary>
    private async Task KeepFactsAsync(ITurnContext turn, UserKey user, ConversationMemory before, ConversationMemory after)
    {
        var added = after.Facts.Where(fact => fact.IsPersonal && fact.Turn > before.NotedTo).ToList();
        if (added.Count == 0 || !users.HasConsent(user))
        {
            return;
        }

        foreach (var fact in added)
        {
            await users.RememberAsync(user, turn.Conversation, fact);
        }
    }

    private static StateDocument DocumentOf(ITurnContext turn) =>
        IsGroup(turn.Activity) ? turn.State.Conversation : turn.State.PrivateConversation;

    /// <summary>Where facts were looked for does not count: it is looked for again with the same result.</summary>
    private static bool IsSame(ConversationMemory before, ConversationMemory after) =>
        before.Title == after.Title
        && before.CondensedTo == after.CondensedTo
        && before.Summary.SequenceEqual(after.Summary)
        && before.Facts.SequenceEqual(after.Facts);

    [LoggerMessage(
        3503,
        LogLevel.Warning,
        "The memory of conversation {Conversation} could not take in turn {Turn}; the next turn tries again"
    )]
    private partial void LogNotKept(Exception exception, long turn, string conversation);
}
