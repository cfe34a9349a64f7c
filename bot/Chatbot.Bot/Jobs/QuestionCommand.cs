using System.Globalization;
using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Persistence;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Jobs;

/// <summary>Begins the answer to a question as a job when a person writes <c>/background</c> before it.</summary>
internal sealed class QuestionCommand(
    JobStarter starter,
    JobStore jobs,
    ConversationMemories memories,
    IOptions<JobOptions> options
)
{
    private const int LongestTitle = 60;
    private const int MostMessages = 20;
    private const int LongestMessage = 4000;

    /// <returns>What to say; empty when it was said.</returns>
    public async Task<string> StartAsync(
        ITurnContext turn,
        JobCommand.Background command,
        JobTexts texts,
        CancellationToken cancellationToken
    )
    {
        var history = new ConversationHistory(turn, memories.VisibleIn(turn))
            .TakeLast(MostMessages)
            .Select(message => new QuestionJobInput.Message(message.Role.Value, Shorten(message.Text, LongestMessage)));
        var job = await starter.StartAsync(
            turn.Conversation,
            turn.Activity,
            QuestionJob.KindName,
            Shorten(command.Question.ReplaceLineEndings(" "), LongestTitle),
            JsonSerializer.Serialize(new(command.Question, [.. history]), JobJsonContext.Default.QuestionJobInput),
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
