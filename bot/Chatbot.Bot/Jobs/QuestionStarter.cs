using System.Globalization;
using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Persistence;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Jobs;

/// <summary>
/// Begins the answer to a question as a job: when a person writes <c>/background</c> before it, or when its turn takes long.
/// </summary>
internal sealed class QuestionStarter(
    JobStarter starter,
    JobStore jobs,
    ConversationMemories memories,
    IOptions<JobOptions> options
) : IAnswerBackground
{
    private const int LongestTitle = 60;
    private const int MostMessages = 20;
    private const int LongestMessage = 4000;

    /// <returns>What to say; empty when it was said.</returns>
    public Task<string> StartAsync(ITurnContext turn, string question, CancellationToken cancellationToken)
    {
        var history = new ConversationHistory(turn, memories.VisibleIn(turn))
            .TakeLast(MostMessages)
            .Select(message => new QuestionJobInput.Message(message.Role.Value, Shorten(message.Text, LongestMessage)));
        return StartAsync(turn, new QuestionJobInput(question, [.. history], turn.Turn), cancellationToken);
    }

    public bool HasRoom(ITurnContext turn) =>
        turn.Activity.From?.Id is { } user
        && jobs.CountOpen(turn.Conversation.Tenant, user) < options.Value.MaxPerUser
        && jobs.CountOpen() < options.Value.MaxOpen;

    public async Task TakeAsync(ITurnContext turn, AgentCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        // What was said before is in the opening of the run.
        var input = new QuestionJobInput(checkpoint.Text, [], turn.Turn, checkpoint);
        if (await StartAsync(turn, input, cancellationToken) is { Length: > 0 } refusal)
        {
            await turn.SendAsync(TurnTexts.Message(refusal), cancellationToken);
        }
    }

    private async Task<string> StartAsync(ITurnContext turn, QuestionJobInput input, CancellationToken cancellationToken)
    {
        var texts = JobTexts.For(turn.Activity.Locale);
        var job = await starter.StartAsync(
            turn.Conversation,
            turn.Activity,
            QuestionJob.KindName,
            Shorten(input.Text.ReplaceLineEndings(" "), LongestTitle),
            JsonSerializer.Serialize(input, JobJsonContext.Default.QuestionJobInput),
            turn.Turn.ToString(CultureInfo.InvariantCulture)
        );
        if (job is null)
        {
            return JobMessages.Fill(texts.TooMany, options.Value.MaxPerUser);
        }

        var sent = await turn.SendAsync(
            TurnTexts.Message(JobMessages.Fill(texts.Started, job.Title, job.JobId)),
            cancellationToken
        );
        await jobs.ShowProgressInAsync(job.JobId, sent.Id!);
        return "";
    }

    private static string Shorten(string text, int length) =>
        text.Length <= length ? text
        : char.IsHighSurrogate(text[length - 2]) ? string.Concat(text.AsSpan(0, length - 2), "…")
        : string.Concat(text.AsSpan(0, length - 1), "…");
}
