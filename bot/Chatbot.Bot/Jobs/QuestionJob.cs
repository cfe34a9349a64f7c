using System.Globalization;
using System.Text.Json;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.Workflows;
using Chatbot.Bot.Tools.Approval;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Jobs;

/// <summary>Lets the assistant answer a question as a job, so that the conversation goes on meanwhile and no turn limits the time.</summary>
internal sealed class QuestionJob(Assistant assistant, AnswerRenderer renderer, ConversationAudience audiences) : IJobKind
{
    public const string KindName = "question";

    /// <summary>Sources are listed in the text: who reads it later may read it anywhere.</summary>
    private static readonly ChannelCapabilities TextOnly = new();

    public string Name => KindName;

    public async Task<JobEnd> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var texts = JobTexts.For(run.Reference.Locale);
        var input = JsonSerializer.Deserialize(run.Job.Input, JobJsonContext.Default.QuestionJobInput)!;
        var resumption = input.Checkpoint is { } checkpoint ? new AgentResumption(checkpoint, Verdict: null) : null;
        for (var part = 0; ; part++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"part{part}");
            var final = await AnswerAsync(run, input, place, resumption, cancellationToken);
            if (final.Approval is not { } asked)
            {
                return new JobEnd.Succeeded(Text(run, final));
            }

            // The same answer asks with the same id each time that it is replayed.
            var approval = await run.Journal.StepAsync(
                $"{place}/approval",
                AgentJsonContext.Default.PendingApproval,
                _ => Task.FromResult(asked),
                cancellationToken
            );
            switch (run.FindAnswer(approval.Request.Id))
            {
                case null:
                    return new JobEnd.Waiting(approval.Request with { CanRemember = false });
                case { IsExpired: true }:
                    return new JobEnd.Failed(texts.NobodyAnswered);
                case var answer:
                    resumption = new(
                        approval.Checkpoint,
                        new ApprovalVerdict(answer.IsApproved, answer.Arguments, answer.Comment)
                    );
                    break;
            }
        }
    }

    private string Text(JobRun run, AssistantUpdate.Final final)
    {
        var answer = renderer.Render(final, new AnswerComposer(TextOnly), run.Reference.Locale, TextOnly);
        return string.Join("\n\n", answer.Messages.Select(message => message.Text));
    }

    private async Task<AssistantUpdate.Final> AnswerAsync(
        JobRun run,
        QuestionJobInput input,
        string place,
        AgentResumption? resumption,
        CancellationToken cancellationToken
    )
    {
        var request = new AssistantRequest
        {
            Tenant = run.Conversation.Tenant,
            Audience = audiences.Of(run.Conversation, run.Reference),
            ConversationId = run.Conversation.ToString(),
            Text = input.Text,
            History = [.. input.History.Select(message => new ChatMessage(new ChatRole(message.Role), message.Text))],
            Locale = run.Reference.Locale,
            Channel = run.Conversation.Channel,
            Turn = input.Turn,
            Resumption = resumption,
        };
        AssistantUpdate.Final? final = null;
        var journal = new PrefixedJournal(run.Journal, place);
        await foreach (var update in assistant.AnswerAsync(request, journal, cancellationToken))
        {
            if (update is AssistantUpdate.Status status)
            {
                await run.ReportAsync(status.Text, 0);
            }

            final = update as AssistantUpdate.Final ?? final;
        }

        return final!;
    }
}
