using System.Runtime.CompilerServices;
using Chatbot.Bot.Orchestration;
using Chatbot.Contracts.Activities;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>Lets the assistant answer what a person wrote.</summary>
internal sealed class MessageHandler(Assistant assistant, AnswerRenderer renderer) : IActivityHandler
{
    public string ActivityType => ActivityTypes.Message;

    public Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(turn.Activity.Text)
            ? turn.SendAsync(TurnTexts.Message("I can only answer text so far. Please write your question."), cancellationToken)
            : turn.StreamAsync(AnswerAsync(turn, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<StreamItem> AnswerAsync(
        ITurnContext turn,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var request = new AssistantRequest
        {
            Tenant = turn.Conversation.Tenant,
            Audience = AudienceOf(turn.Activity),
            ConversationId = turn.Conversation.ToString(),
            Text = turn.Activity.Text!,
            History = new ConversationHistory(turn),
            Locale = turn.Activity.Locale,
        };
        await foreach (var update in assistant.AnswerAsync(request, turn.Journal, cancellationToken))
        {
            yield return update switch
            {
                AssistantUpdate.Status status => new StreamItem.Informative(status.Text),
                AssistantUpdate.Delta delta => new StreamItem.Delta(delta.Text),
                AssistantUpdate.Final final => new StreamItem.Final(renderer.Render(final, turn.Capabilities)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    /// <summary>In a group nobody knows who reads: beside the writer a reader without any rights decides, so that only what everyone may see is used.</summary>
    private static Audience AudienceOf(Activity activity)
    {
        var writer = Audience.Of(activity.From?.Id ?? "unknown");
        var isGroup = activity.Conversation is { IsGroup: true } or { ConversationType: "groupChat" or "channel" };
        return isGroup ? new([.. writer.Readers, new("", [])]) : writer;
    }
}
