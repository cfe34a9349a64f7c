using System.Text.Json;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using FreeJson = Chatbot.Bot.Conversations.Handlers.Json;

namespace Chatbot.Bot.Conversations.Continuations;

/// <summary>
/// A turn that nobody's message began: the bot goes on in a conversation by itself, for example to deliver the result of a
/// job. It is stored like a message, so it survives a crash and happens once. Channels never accept one from outside.
/// </summary>
internal static class Continuation
{
    /// <summary>The reserved <see cref="Activity.Type"/>.</summary>
    public const string ActivityType = "continuation";

    private const string IdMember = "id";

    /// <summary>What must be kept of an activity to go on in its conversation later: who wrote, where, and no content.</summary>
    public static Activity ReferenceOf(Activity inbound) =>
        new()
        {
            Type = ActivityType,
            ChannelId = inbound.ChannelId,
            ServiceUrl = inbound.ServiceUrl,
            CallerId = inbound.CallerId,
            From = inbound.From,
            Recipient = inbound.Recipient,
            Conversation = inbound.Conversation,
            Locale = inbound.Locale,
            ChannelData = inbound.ChannelData,
        };

    /// <summary>Posts a continuation; the same name and id twice is one turn.</summary>
    /// <param name="grains">Finds the conversation.</param>
    /// <param name="conversation">The conversation that goes on.</param>
    /// <param name="reference">From <see cref="ReferenceOf"/>, of an activity of this conversation.</param>
    /// <param name="name">The <see cref="IContinuation.Name"/> that takes it.</param>
    /// <param name="id">Which of its kind.</param>
    /// <exception cref="ConversationArchivedException">The conversation is past its retention.</exception>
    public static Task<PostReceipt> PostAsync(
        IGrainFactory grains,
        ConversationId conversation,
        Activity reference,
        string name,
        string id
    ) =>
        grains
            .GetGrain<IConversationGrain>(conversation.ToString())
            .PostAsync(
                reference with
                {
                    Name = name,
                    Value = JsonSerializer.SerializeToElement(
                        new Dictionary<string, string>(StringComparer.Ordinal) { [IdMember] = id },
                        ContinuationJsonContext.Default.DictionaryStringString
                    ),
                },
                $"{ActivityType}:{name}:{id}"
            );

    /// <summary>The id that a continuation carries.</summary>
    public static string? IdOf(Activity activity) => activity.Value is { } value ? FreeJson.FindText(value, IdMember) : null;
}
