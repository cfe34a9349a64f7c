using System.Text.Json;
using Chatbot.Bot.Orchestration.Memory.Entities;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>A request to forget that is being carried out: whose it is, and how a copy is recognized.</summary>
internal sealed class Erasure
{
    private readonly FactTraces _traces;
    private readonly HashSet<string> _messageIds;

    /// <exception cref="ArgumentException">The request was carried out; what it held is gone.</exception>
    public Erasure(ErasureRow row)
    {
        Id = row.ErasureId;
        User = new(row.Tenant, row.Channel, row.UserId);
        Conversation = ConversationId.Parse(row.ConversationId);
        Turn = row.Turn;
        RequestedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.RequestedAt);
        Request =
            row.Request is { } json && JsonSerializer.Deserialize(json, ErasureJsonContext.Default.ErasureRequest) is { } request
                ? request
                : throw new ArgumentException($"Erasure {row.ErasureId} holds no request any more.", nameof(row));
        _traces = new(Request.Statements);
        _messageIds = Request
            .Statements.Select(fact => fact.MessageId)
            .Concat(Request.MessageIds)
            .ToHashSet(StringComparer.Ordinal);
    }

    public string Id { get; }

    public UserKey User { get; }

    /// <summary>Where it was asked for.</summary>
    public ConversationId Conversation { get; }

    /// <summary>The turn that asked for it.</summary>
    public long Turn { get; }

    /// <summary>What was said until then goes.</summary>
    public DateTimeOffset RequestedAt { get; }

    /// <summary>Whether something was said after the request, whose time is kept in milliseconds: within the same one it counts as before.</summary>
    public bool IsAfter(DateTimeOffset time) => time.ToUnixTimeMilliseconds() > RequestedAt.ToUnixTimeMilliseconds();

    public ErasureRequest Request { get; }

    public bool IsEverything => Request.IsEverything;

    /// <summary>Whether it is one of the messages that were named, or that first told a statement.</summary>
    public bool Names(string? messageId) => messageId is not null && _messageIds.Contains(messageId);

    /// <summary>Whether a text tells what is to be forgotten.</summary>
    public bool IsToldIn(string? text) => _traces.AreIn(text);

    /// <summary>Whether a JSON text, or what cannot be read as one, tells it in any of its values.</summary>
    public bool IsToldInJson(string? json) => json is { Length: > 0 } && JsonTexts.Of(json).Any(_traces.AreIn);

    /// <summary>Whether an activity tells it, in whatever part: text, cards, values, files in itself. Who wrote it where says nothing.</summary>
    public bool IsToldIn(Activity activity) =>
        IsToldInJson(
            ActivityJson.ToJson(
                activity with
                {
                    Id = null,
                    From = null,
                    Recipient = null,
                    Conversation = null,
                    ReplyToId = null,
                    RelatesTo = null,
                    ServiceUrl = null,
                    Timestamp = null,
                    LocalTimestamp = null,
                }
            )
        );
}
