using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Orchestration.Memory.Entities;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>
/// What is known of a user across conversations: only with consent, only in the user's own words, until it expires or is forgotten.
/// A user is the same only on the same channel and tenant. Thread-safe.
/// </summary>
internal sealed class UserMemory(
    UserMemoryStore store,
    TranscriptStore transcript,
    BotStateStore states,
    IOptions<AssistantOptions> options,
    TimeProvider time
)
{
    private const int MostAttempts = 20;

    /// <summary>So many of the newest messages of a conversation are looked through: more than any history shows.</summary>
    private const int MessagesHidden = 1000;

    public bool HasConsent(UserKey user) => ConsentedAt(user) is not null;

    /// <summary>When the user allowed facts to be kept across conversations; null = not allowed.</summary>
    public DateTimeOffset? ConsentedAt(UserKey user) => store.Read(user).ConsentedAt;

    /// <summary>The users of a tenant with an id, one for each channel on which something is remembered of them.</summary>
    public IReadOnlyList<UserKey> Find(string tenant, string userId) => store.FindUsers(tenant, userId);

    /// <summary>When the user had everything forgotten: nothing said until then is used again. Null = never.</summary>
    public DateTimeOffset? ForgottenAt(UserKey user) => store.Read(user).ForgottenAt;

    /// <summary>Off until the user says so. Taking it back removes every fact that is kept across conversations.</summary>
    public Task SetConsentAsync(UserKey user, bool isGiven) => isGiven ? store.ConsentAsync(user) : store.WithdrawAsync(user);

    /// <summary>Facts that have not expired, oldest first.</summary>
    public IReadOnlyList<UserFact> Facts(UserKey user) => [.. store.ReadFacts(user).Select(Read)];

    /// <summary>Keeps a fact once, and in place of those it corrects. False without consent.</summary>
    public Task<bool> RememberAsync(UserKey user, ConversationId conversation, MemoryFact fact)
    {
        var replaced = Facts(user).Where(known => EntityStrategy.Replaces(fact, known.Fact) && known.Fact.SaidAt <= fact.SaidAt);
        return store.AddAsync(
            new()
            {
                FactId = IdOf(user, conversation, fact),
                Tenant = user.Tenant,
                Channel = user.Channel,
                UserId = user.UserId,
                Text = fact.Text,
                Subject = fact.Subject ?? "",
                ConversationId = conversation.ToString(),
                Turn = fact.Turn,
                MessageId = fact.MessageId,
                SaidAt = fact.SaidAt.ToUnixTimeMilliseconds(),
                ExpiresAt = (fact.SaidAt + options.Value.Memory.FactLifetime).ToUnixTimeMilliseconds(),
            },
            [.. replaced.Select(known => known.Id)]
        );
    }

    /// <summary>Removes facts wherever they are kept: across conversations, and in the memory of every conversation of the user.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="facts">What to forget, and whatever tells the same.</param>
    /// <param name="except">The conversation of the running turn, whose memory is changed with the turn; null = there is none.</param>
    /// <param name="until">What was said later stays; null = all goes.</param>
    public async Task ForgetAsync(
        UserKey user,
        IReadOnlyList<MemoryFact> facts,
        ConversationId? except,
        DateTimeOffset? until = null
    )
    {
        var known = Facts(user)
            .Where(kept => !(kept.Fact.SaidAt > until))
            .Where(kept => facts.Any(fact => kept.Fact.Text == fact.Text || FactSearch.Tells(kept.Fact.Text, fact)));
        await store.DeleteAsync(user, [.. known.Select(kept => kept.Id)]);
        foreach (var conversation in store.ReadConversations(user).Where(conversation => conversation != except))
        {
            var telling = transcript
                .ReadBefore(conversation, long.MaxValue, MessagesHidden)
                .Select(entry => entry.Activity)
                .Where(activity => !(activity.Timestamp > until))
                .Where(activity => activity.Text is { } text && facts.Any(fact => FactSearch.Touches(text, fact)))
                .Select(activity => activity.Id)
                .OfType<string>()
                .ToList();
            await ChangeAsync(user, conversation, memory => memory.Without(facts, until).Hide(telling));
            if (Find(user, conversation) is { Title: null })
            {
                await transcript.ClearTitleAsync(conversation);
            }
        }
    }

    /// <summary>Removes everything that is remembered of the user, in every conversation. The consent stays.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="except">As for <see cref="ForgetAsync"/>.</param>
    /// <param name="at">When it was asked for; null = now.</param>
    public async Task ForgetAllAsync(UserKey user, ConversationId? except = null, DateTimeOffset? at = null)
    {
        var until = at ?? time.GetUtcNow();
        await store.ForgetAllAsync(user, until);
        foreach (var conversation in store.ReadConversations(user).Where(conversation => conversation != except))
        {
            await ChangeAsync(
                user,
                conversation,
                memory => memory.ForgottenAt >= until ? memory : ConversationMemory.EmptyAfter(memory.NotedTo, until)
            );
        }
    }

    /// <summary>Notes that a conversation remembers something of the user, so that it is found when it is to be forgotten.</summary>
    public Task NoteConversationAsync(UserKey user, ConversationId conversation) =>
        store.AddConversationAsync(user, conversation);

    /// <summary>What the conversations of the user remember.</summary>
    public IReadOnlyList<(ConversationId Conversation, ConversationMemory Memory)> Conversations(UserKey user) =>
        [
            .. store
                .ReadConversations(user)
                .Select(conversation => (Conversation: conversation, Memory: Find(user, conversation)))
                .Where(pair => pair.Memory is not null)
                .Select(pair => (pair.Conversation, pair.Memory!)),
        ];

    private ConversationMemory? Find(UserKey user, ConversationId conversation) =>
        states.Read(BotStateStore.PrivateKey(conversation, user.UserId)).Document is { } document
        && JsonNode.Parse(document)?[ConversationMemory.PropertyName] is { } memory
            ? memory.Deserialize(MemoryJsonContext.Default.ConversationMemory)
            : null;

    /// <summary>Changes the memory of a conversation whose turn may be running: whoever comes second sees the other's work.</summary>
    private async Task ChangeAsync(UserKey user, ConversationId conversation, Func<ConversationMemory, ConversationMemory> change)
    {
        var key = BotStateStore.PrivateKey(conversation, user.UserId);
        for (var attempt = 1; ; attempt++)
        {
            var (document, version) = states.Read(key);
            var state = document is null ? [] : JsonNode.Parse(document)!.AsObject();
            if (!Change(state, change))
            {
                return;
            }

            try
            {
                await states.WriteAsync(new(key, state.ToJsonString(), version));
                return;
            }
            catch (StateConflictException) when (attempt < MostAttempts)
            {
                continue;
            }
        }
    }

    /// <summary>False when nothing changes.</summary>
    private static bool Change(JsonObject state, Func<ConversationMemory, ConversationMemory> change)
    {
        var before = state[ConversationMemory.PropertyName];
        var memory = before?.Deserialize(MemoryJsonContext.Default.ConversationMemory) ?? new();
        var after = JsonSerializer.SerializeToNode(change(memory), MemoryJsonContext.Default.ConversationMemory);
        var changes = !JsonNode.DeepEquals(
            before ?? JsonSerializer.SerializeToNode(memory, MemoryJsonContext.Default.ConversationMemory),
            after
        );
        state[ConversationMemory.PropertyName] = after;
        return changes;
    }

    private static UserFact Read(UserFactRow row)
    {
        var saidAt = DateTimeOffset.FromUnixTimeMilliseconds(row.SaidAt);
        var message = new MemoryMessage(row.Turn, row.MessageId, IsUser: true, row.Text, saidAt);
        var fact =
            FactExtractor.Of(row.Text, message)
            ?? new()
            {
                Text = row.Text,
                Turn = row.Turn,
                MessageId = row.MessageId,
                SaidAt = saidAt,
                IsPersonal = true,
            };
        return new(
            row.FactId,
            fact,
            ConversationId.Parse(row.ConversationId),
            DateTimeOffset.FromUnixTimeMilliseconds(row.ExpiresAt),
            DateTimeOffset.FromUnixTimeMilliseconds(row.ConsentedAt)
        );
    }

    /// <summary>The same for a turn that runs again.</summary>
    private static string IdOf(UserKey user, ConversationId conversation, MemoryFact fact)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{user}\n{conversation}\n{fact.Turn}\n{fact.Text}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
