using System.Text.Json;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Jobs;

/// <summary>An answer that takes longer than a turn should becomes a job by itself, in a process that is killed.</summary>
public sealed class LongRunTests
{
    [Fact]
    public async Task Answer_ThatTakesLong_ComesLaterAndRepeatsNothing()
    {
        using var folder = new TestFolder();
        await using var model = await WorkflowModel.StartAsync();
        model.Answers["Multiply"] = WorkflowModel.CallMark + """calculate {"expression":"6*7"}""";
        model.Answers["200"] = "It is 4200.";
        model.Answers["42"] = WorkflowModel.CallMark + """calculate {"expression":"42*100"}""";
        model.Answers["Meanwhile"] = "I am here.";
        await using var host = new ChatbotProcess(folder.Path, Settings(model));
        await host.StartAsync();
        using var http = host.CreateClient();
        var client = new PersistentClient(host, http);
        await client.StartAsync(ChatbotProcess.Token);
        var asked = model.SilenceOnce("42");
        await client.PostAsync("Multiply six by seven, then by a hundred", ChatbotProcess.Token);
        await client.ReadUntilAsync(Says("This takes longer."), Limit());
        await client.ReadUntilAsync(Says("I have begun **Multiply six by seven, then by a hundred**"), Limit());
        await asked.WaitAsync(Limit());
        Assert.Equal(1, model.Count("Multiply"));

        await client.PostAsync("Meanwhile something else", ChatbotProcess.Token);
        await client.ReadUntilAsync(Says("I am here."), Limit());
        var before = model.Count("Multiply");
        await host.KillAsync();
        await host.StartAsync();
        var whole = await client.ReadUntilAsync(Says("is done.\n\nIt is 4200."), Limit());

        Assert.Equal(before, model.Count("Multiply"));
        Assert.Single(whole, activity => activity.TextOf()?.Contains("It is 4200.", StringComparison.Ordinal) == true);
        Assert.Single(whole, activity => activity.TextOf()?.Contains("This takes longer.", StringComparison.Ordinal) == true);
    }

    /// <summary>What a turn may do, its answer may do as a job, too.</summary>
    [Fact]
    public async Task Answer_ThatTakesLong_MayBeginAWorkflow()
    {
        using var folder = new TestFolder();
        await using var model = await WorkflowModel.StartAsync();
        model.Answers["has begun"] = "I have started it.";
        model.Answers["LOOK into"] = "cats are fine";
        model.Answers["42"] = WorkflowModel.CallMark + """run_quick {"topic":"cats"}""";
        model.Answers["Multiply"] = WorkflowModel.CallMark + """calculate {"expression":"6*7"}""";
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "quick.json"),
            """
            {
              "name": "quick", "version": 1, "description": "Looks into a topic.",
              "input": { "type": "object", "properties": { "topic": { "type": "string" } }, "required": ["topic"] },
              "steps": [ { "id": "look", "kind": "model", "prompt": "LOOK into {{input.topic}}" } ],
              "output": { "value": "{{steps.look.output}}" }
            }
            """,
            ChatbotProcess.Token
        );
        await using var host = new ChatbotProcess(folder.Path, [.. Settings(model), $"--Workflows:Folder={folder.Path}"]);
        await host.StartAsync();
        using var http = host.CreateClient();
        var client = new PersistentClient(host, http);
        await client.StartAsync(ChatbotProcess.Token);

        await client.PostAsync("Multiply six by seven, then look", ChatbotProcess.Token);

        await client.ReadUntilAsync(Says("is done.\n\nI have started it."), Limit());
        await client.ReadUntilAsync(Says("**quick** is done.\n\ncats are fine"), Limit());
    }

    private static string[] Settings(WorkflowModel model) =>
        [
            "--Assistant:Provider=openai",
            $"--Providers:OpenAI:Endpoint={model.Endpoint}",
            "--Providers:OpenAI:ApiKey=sk-test",
            "--Conversations:SweepInterval=00:00:00.5",
            "--Agent:BackgroundAfter=00:00:00",
        ];

    private static Func<List<JsonElement>, bool> Says(string text) =>
        activities => activities.Exists(activity => activity.TextOf()?.Contains(text, StringComparison.Ordinal) == true);

    private static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        return limit.Token;
    }
}
