using System.Globalization;
using System.Text.Json;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Orchestration.Memory.Entities;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>Takes requests to forget: each is durable before it is acknowledged, and carried out right after the turn that asks.</summary>
internal sealed class ErasureDesk(ErasureStore store, TranscriptStore transcript, IGrainFactory grains)
{
    private const int Page = 500;

    /// <summary>What a turn that runs again has asked for already; null when it has not.</summary>
    public ErasureRequest? Find(ITurnContext turn) =>
        store.Find(IdOf(turn)) is { } row
            ? row.Request is null
                ? new ErasureRequest { IsEverything = row.IsEverything }
                : new Erasure(row).Request
            : null;

    /// <summary>Takes a request once, also when the turn runs again.</summary>
    public async Task TakeAsync(ITurnContext turn, UserKey user, ErasureRequest request)
    {
        var id = IdOf(turn);
        await store.AddAsync(
            new()
            {
                ErasureId = id,
                Tenant = user.Tenant,
                Channel = user.Channel,
                UserId = user.UserId,
                ConversationId = turn.Conversation.ToString(),
                Turn = turn.Turn,
                Request = JsonSerializer.Serialize(request, ErasureJsonContext.Default.ErasureRequest),
                IsEverything = request.IsEverything,
                RequestedAt = turn.Activity.Timestamp!.Value.ToUnixTimeMilliseconds(),
            }
        );
        await Continuation.PostAsync(
            grains,
            turn.Conversation,
            Continuation.ReferenceOf(turn.Activity),
            ErasureContinuation.ContinuationName,
            id
        );
    }

    /// <summary>
    /// What a person has stated in any of their conversations, secrets as well, that is meant: by a test, or because it has the
    /// subject of what is meant, such as an older value.
    /// </summary>
    public IReadOnlyList<MemoryFact> Statements(UserKey user, IReadOnlyList<MemoryFact> known, Func<MemoryFact, bool> isMeant)
    {
        var said = transcript
            .FindConversationsOf(user)
            .SelectMany(conversation => transcript.Pages(conversation, Page).SelectMany(page => page))
            .Where(entry => entry.IsInbound && entry.Activity.From?.Id == user.UserId)
            .Where(entry =>
                entry.Activity is { Type: ActivityTypes.Message, Text.Length: > 0, Id: not null, Timestamp: not null }
            )
            .SelectMany(entry => FactExtractor.Statements(MessageOf(entry)))
            .ToList();
        var meant = known.Concat(said.Where(isMeant)).ToList();
        var subjects = meant.Select(fact => fact.Subject).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. meant
                .Concat(said.Where(fact => fact.Subject is not null && subjects.Contains(fact.Subject)))
                .DistinctBy(fact => (fact.Text, fact.MessageId)),
        ];
    }

    private static MemoryMessage MessageOf(TranscriptEntry entry) =>
        new(entry.Turn, entry.Activity.Id!, IsUser: true, entry.Activity.Text!, entry.Activity.Timestamp!.Value);

    private static string IdOf(ITurnContext turn) =>
        string.Create(CultureInfo.InvariantCulture, $"{turn.Conversation}#{turn.Turn}");
}
