using System.Runtime.CompilerServices;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Contracts.Activities;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>Lets the assistant answer what a person wrote.</summary>
internal sealed class MessageHandler(Assistant assistant, AnswerRenderer renderer, ApprovalDesk approvals) : IActivityHandler
{
    public string ActivityType => ActivityTypes.Message;

    public Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        ApprovalReply.Of(turn.Activity) is { } reply ? DecideAsync(turn, reply, cancellationToken)
        : string.IsNullOrWhiteSpace(turn.Activity.Text)
            ? turn.SendAsync(TurnTexts.Message("I can only answer text so far. Please write your question."), cancellationToken)
        : turn.StreamAsync(AnswerAsync(turn, turn.Activity.Text, null, cancellationToken), cancellationToken);

    private async Task DecideAsync(ITurnContext turn, ApprovalReply reply, CancellationToken cancellationToken)
    {
        var (resumption, text) = await approvals.DecideAsync(turn, reply, cancellationToken);
        await (
            resumption is null
                ? turn.SendAsync(TurnTexts.Message(text!), cancellationToken)
                : turn.StreamAsync(
                    AnswerAsync(turn, resumption.Checkpoint.Text, resumption, cancellationToken),
                    cancellationToken
                )
        );
    }

    private async IAsyncEnumerable<StreamItem> AnswerAsync(
        ITurnContext turn,
        string text,
        AgentResumption? resumption,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var request = new AssistantRequest
        {
            Tenant = turn.Conversation.Tenant,
            Audience = AudienceOf(turn.Activity),
            ConversationId = turn.Conversation.ToString(),
            Text = text,
            History = new ConversationHistory(turn),
            Locale = turn.Activity.Locale,
            Channel = turn.Conversation.Channel,
            AllowedTools = ApprovalDesk.AllowedTools(turn),
            Resumption = resumption,
        };
        await foreach (var update in assistant.AnswerAsync(request, turn.Journal, cancellationToken))
        {
            yield return update switch
            {
                AssistantUpdate.Status status => new StreamItem.Informative(status.Text),
                AssistantUpdate.Delta delta => new StreamItem.Delta(delta.Text),
                AssistantUpdate.Final final => new StreamItem.Final(await RenderAsync(turn, final)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    private async Task<Activity> RenderAsync(ITurnContext turn, AssistantUpdate.Final final)
    {
        var answer = renderer.Render(final, turn.Capabilities);
        if (final.Approval is not { } approval)
        {
            return answer;
        }

        await approvals.OpenAsync(turn, approval);
        return answer with { Attachments = [ApprovalCard.Create(approval.Request)] };
    }

    /// <summary>In a group nobody knows who reads: beside the writer a reader without any rights decides, so that only what everyone may see is used.</summary>
    private static Audience AudienceOf(Activity activity)
    {
        var writer = Audience.Of(activity.From?.Id ?? "unknown");
        var isGroup = activity.Conversation is { IsGroup: true } or { ConversationType: "groupChat" or "channel" };
        return isGroup ? new([.. writer.Readers, new("", [])]) : writer;
    }
}
