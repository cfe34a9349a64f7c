using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities;

/// <summary>
/// One activity of the Activity Protocol, the vocabulary between channels and the conversation. Unknown members are kept
/// in <see cref="Extensions"/> and written back; members that are null are not written. Source: the Microsoft 365 Agents
/// specification <c>protocol-activity.md</c>.
/// </summary>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or a type not known here.</summary>
    public required string Type { get; init; }

    /// <summary>Assigned by the channel; opaque.</summary>
    public string? Id { get; init; }

    /// <summary>When the channel received it, UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>When the client sent it, with the client's offset.</summary>
    public DateTimeOffset? LocalTimestamp { get; init; }

    /// <summary>IANA name of the client's time zone.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>The channel, for example <c>msteams</c> or <c>directline</c>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Base address of the Connector API that takes the replies.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Who sent it.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Who receives it.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>An earlier activity of the same conversation.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>Metadata objects.</summary>
    public IReadOnlyList<Entity>? Entities { get; init; }

    /// <summary>Channel specific data, free JSON.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Identity of the caller, set locally after authentication and never trusted from the wire.</summary>
    public string? CallerId { get; init; }

    /// <summary>The text.</summary>
    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string? Locale { get; init; }

    /// <summary>Text to speak.</summary>
    public string? Speak { get; init; }

    /// <summary><c>acceptingInput</c>, <c>expectingInput</c> or <c>ignoringInput</c>.</summary>
    public string? InputHint { get; init; }

    /// <summary>Text to show where cards cannot be shown.</summary>
    public string? Summary { get; init; }

    /// <summary>Files and cards.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary><c>list</c> or <c>carousel</c>.</summary>
    public string? AttachmentLayout { get; init; }

    /// <summary>Actions offered with the message.</summary>
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Value of an event, invoke or submitted card, free JSON.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Type of <see cref="Value"/>.</summary>
    public string? ValueType { get; init; }

    /// <summary>Name of an event or invoke.</summary>
    public string? Name { get; init; }

    /// <summary>Label of a trace.</summary>
    public string? Label { get; init; }

    /// <summary>Another conversation this one relates to.</summary>
    public ConversationReference? RelatesTo { get; init; }

    /// <summary><c>low</c>, <c>normal</c> or <c>high</c>.</summary>
    public string? Importance { get; init; }

    /// <summary>One of <see cref="DeliveryModes"/>; anything unknown means normal.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>After this time the activity should not be shown.</summary>
    public DateTimeOffset? Expiration { get; init; }

    /// <summary>Phrases the speech service should expect.</summary>
    public IReadOnlyList<string>? ListenFor { get; init; }

    /// <summary>A reference to a programmatic action.</summary>
    public SemanticAction? SemanticAction { get; init; }

    /// <summary>Fragments of text to highlight.</summary>
    public IReadOnlyList<TextHighlight>? TextHighlights { get; init; }

    /// <summary>Members that joined.</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>Members that left.</summary>
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>New topic of the conversation.</summary>
    public string? TopicName { get; init; }

    /// <summary>Whether earlier history is disclosed to new members.</summary>
    public bool? HistoryDisclosed { get; init; }

    /// <summary>Reactions added.</summary>
    public IReadOnlyList<MessageReaction>? ReactionsAdded { get; init; }

    /// <summary>Reactions removed.</summary>
    public IReadOnlyList<MessageReaction>? ReactionsRemoved { get; init; }

    /// <summary>Action of an installation update.</summary>
    public string? Action { get; init; }

    /// <summary>Code of an end of conversation.</summary>
    public string? Code { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }

    /// <summary>The addresses needed to answer this activity later.</summary>
    public ConversationReference ToConversationReference() =>
        new()
        {
            ActivityId = Id,
            User = From,
            Bot = Recipient,
            Conversation = Conversation,
            ChannelId = ChannelId,
            ServiceUrl = ServiceUrl,
            Locale = Locale,
        };
}
