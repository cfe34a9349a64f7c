using System.Runtime.CompilerServices;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Messages;

/// <summary>Streams an answer of the assistant into a turn. Stages and dialogs use it when a question is asked.</summary>
internal sealed class AnswerTurn(
    Assistant assistant,
    AnswerRenderer renderer,
    ApprovalDesk approvals,
    ConversationAudience audience
)
{
    /// <param name="turn">The turn that answers.</param>
    /// <param name="text">The question.</param>
    /// <param name="resumption">The run that goes on; null for a new question.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Activity> AnswerAsync(
        ITurnContext turn,
        string text,
        AgentResumption? resumption,
        CancellationToken cancellationToken
    ) => turn.StreamAsync(StreamAsync(turn, text, resumption, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<StreamItem> StreamAsync(
        ITurnContext turn,
        string text,
        AgentResumption? resumption,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var request = new AssistantRequest
        {
            Tenant = turn.Conversation.Tenant,
            Audience = audience.Of(turn.Conversation, turn.Activity),
            ConversationId = turn.Conversation.ToString(),
            Text = text,
            History = new ConversationHistory(turn),
            Locale = turn.Activity.Locale,
            Channel = turn.Conversation.Channel,
            Turn = turn.Turn,
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
}
