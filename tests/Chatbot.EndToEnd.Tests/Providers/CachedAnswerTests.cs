using System.Text.Json;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.EndToEnd.Tests.Jobs;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Providers;

/// <summary>The model of a running product fails for good after it has answered; documents and passages are real.</summary>
public sealed class CachedAnswerTests
{
    private const string Question = "How many vacation days do full-time employees get?";

    [Fact]
    public async Task Answer_GivenBeforeTheModelFailed_StandsInForOthersAfterARestart()
    {
        using var folder = new TestFolder();
        await using var model = await WorkflowModel.StartAsync();
        model.Answers["vacation days"] = "They get thirty days [1].";
        await using var host = new ChatbotProcess(
            folder.Path,
            [
                "--Assistant:Provider=openai",
                $"--Providers:OpenAI:Endpoint={model.Endpoint}",
                "--Providers:OpenAI:ApiKey=sk-test",
                "--Sample:Enabled=true",
            ]
        );
        await host.StartAsync();
        using var http = host.CreateClient();
        var first = new PersistentClient(host, http);
        await first.StartAsync(ChatbotProcess.Token);
        await UntilImportedAsync(first);

        model.Answers.Clear();
        await host.KillAsync();
        await host.StartAsync();
        var second = new PersistentClient(host, http);
        await second.StartAsync(ChatbotProcess.Token);
        await second.PostAsync(Question, ChatbotProcess.Token);
        var told = await second.ReadUntilAsync(Says("The language model cannot be reached at the moment."), Limit());

        Assert.Contains(
            told,
            activity =>
                activity.TextOf()?.Contains("They get thirty days", StringComparison.Ordinal) == true
                && activity.TextOf()!.Contains("to the same question; its sources are unchanged", StringComparison.Ordinal)
        );
    }

    /// <summary>The sample is imported meanwhile: each question is that of a conversation of its own, until one is answered with a source.</summary>
    private static async Task UntilImportedAsync(PersistentClient client)
    {
        for (var limit = Limit(); ; )
        {
            await client.PostAsync(Question, ChatbotProcess.Token);
            var told = await client.ReadUntilAsync(Says("They get thirty days"), limit);
            if (told.Exists(activity => activity.GetRawText().Contains("\"citation\"", StringComparison.OrdinalIgnoreCase)))
            {
                return;
            }

            await client.StartAsync(limit);
        }
    }

    private static Func<List<JsonElement>, bool> Says(string text) =>
        activities => activities.Exists(activity => activity.TextOf()?.Contains(text, StringComparison.Ordinal) == true);

    private static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        return limit.Token;
    }
}
