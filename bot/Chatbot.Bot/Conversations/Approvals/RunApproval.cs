using System.Text.Json;
using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>A run of a language model that waits in a conversation until a call is allowed.</summary>
internal sealed class RunApproval(AnswerTurn answers) : IApprovalKind
{
    public const string KindName = "run";

    public string Name => KindName;

    /// <summary>The request as it is kept. Who asked knows what for.</summary>
    public static OpenApproval Open(PendingApproval pending) =>
        new(
            pending.Request,
            KindName,
            pending.Request.Approver is null ? null : pending.Checkpoint.Text,
            JsonSerializer.SerializeToElement(pending.Checkpoint, AgentJsonContext.Default.AgentCheckpoint)
        );

    /// <summary>The run that waits, without what was said and found.</summary>
    public static JsonElement WithoutContent(JsonElement waiting)
    {
        var checkpoint = waiting.Deserialize(AgentJsonContext.Default.AgentCheckpoint)!;
        return JsonSerializer.SerializeToElement(
            checkpoint with
            {
                Text = "",
                Context = new("", []),
                Trusted = [],
                Opening = [],
                Steps = [.. checkpoint.Steps.Select(RunTrace.WithoutContent)],
            },
            AgentJsonContext.Default.AgentCheckpoint
        );
    }

    public async Task GoOnAsync(ITurnContext turn, ApprovalCase approval, CancellationToken cancellationToken)
    {
        if (approval.Status == ApprovalStatus.Expired)
        {
            var texts = ApprovalDesk.TextsOf(turn);
            var text =
                turn.Activity.Type == ActivityTypes.Message
                    ? texts.TooLate
                    : ApprovalCards.Fill(texts.OutcomeExpired, approval.Request.Subject);
            await turn.SendAsync(TurnTexts.Message(text), cancellationToken);
            return;
        }

        var resumption = Resume(turn, approval);
        await answers.AnswerAsync(turn, resumption.Checkpoint.Text, resumption, cancellationToken);
    }

    /// <summary>The run that goes on with what was decided; the turn is one of the conversation that asked.</summary>
    public static AgentResumption Resume(ITurnContext turn, ApprovalCase approval)
    {
        if (approval.IsRemembered)
        {
            ApprovalState.Allow(turn.State, approval.Request.Scope);
        }

        return new(
            approval.Waiting.Deserialize(AgentJsonContext.Default.AgentCheckpoint)!,
            new(approval.Status == ApprovalStatus.Approved, approval.EditedArguments, approval.Comment)
        );
    }
}
