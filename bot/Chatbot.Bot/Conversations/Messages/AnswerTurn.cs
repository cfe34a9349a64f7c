using System.Runtime.CompilerServices;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.People;
using Chatbot.Contracts.Activities;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Conversations.Messages;

/// <summary>Streams an answer of the assistant into a turn. Stages and dialogs use it when a question is asked.</summary>
internal sealed class AnswerTurn(
    Assistant assistant,
    AnswerRenderer renderer,
    ApprovalDesk approvals,
    GroupDirectory directory,
    IAnswerHandoff handoff
)
{
    private const string HandoffNote = "handoff";

    /// <param name="turn">The turn that answers.</param>
    /// <param name="text">The question.</param>
    /// <param name="resumption">The run that goes on; null for a new question.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Activity> AnswerAsync(
        ITurnContext turn,
        string text,
        AgentResumption? resumption,
        CancellationToken cancellationToken
    )
    {
        var isAsked = false;
        AgentCall? call = null;
        var answer = await turn.StreamAsync(
            StreamAsync(
                turn,
                text,
                resumption,
                async final =>
                {
                    (isAsked, call) = (true, final.Handoff);
                    if (call is not null)
                    {
                        await turn.Journal.NoteAsync(HandoffNote, AgentJsonContext.Default.AgentCall, call);
                    }
                },
                cancellationToken
            ),
            cancellationToken
        );
        // A turn that runs again finds its answer given, and in the journal what was to follow it.
        call = isAsked
            ? call
            : await turn.Journal.StepAsync(
                HandoffNote,
                AgentJsonContext.Default.AgentCall,
                _ => Task.FromResult<AgentCall>(null!),
                cancellationToken
            );
        if (call is not null)
        {
            await handoff.TakeAsync(turn, call, cancellationToken);
        }

        return answer;
    }

    private async IAsyncEnumerable<StreamItem> StreamAsync(
        ITurnContext turn,
        string text,
        AgentResumption? resumption,
        Func<AssistantUpdate.Final, Task> end,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var preferences = UserPreferences.Of(turn);
        var request = new AssistantRequest
        {
            Tenant = turn.Conversation.Tenant,
            Audience = AudienceOf(turn),
            ConversationId = turn.Conversation.ToString(),
            Text = text,
            History = new ConversationHistory(turn),
            Locale = preferences.Language ?? turn.Activity.Locale,
            Language = preferences.LanguageName,
            Tone = preferences.Tone,
            ModelClass = preferences.ModelClass,
            Channel = turn.Conversation.Channel,
            AllowedTools = ApprovalDesk.AllowedTools(turn),
            Resumption = resumption,
        };
        await foreach (var update in assistant.AnswerAsync(request, turn.Journal, cancellationToken))
        {
            if (update is AssistantUpdate.Final last)
            {
                await end(last);
            }

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
    private Audience AudienceOf(ITurnContext turn)
    {
        var activity = turn.Activity;
        var writer = directory.Find(turn.Conversation.Tenant, activity.From?.Id ?? "unknown", activity.From?.AadObjectId);
        var isGroup = activity.Conversation is { IsGroup: true } or { ConversationType: "groupChat" or "channel" };
        return new(isGroup ? [writer, new Reader("", [])] : [writer]);
    }
}
