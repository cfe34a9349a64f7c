using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.Testing.Databases;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Jobs;

/// <summary>A job in a cluster of two processes on PostgreSQL and Redis, one of which dies.</summary>
public sealed class JobClusterTests
{
    private const string Workflow = """
        {
          "name": "steps",
          "version": 1,
          "description": "Three steps.",
          "input": { "type": "object", "properties": { "topic": { "type": "string" } }, "required": ["topic"] },
          "steps": [
            { "id": "a", "kind": "model", "prompt": "FIRST {{input.topic}}" },
            { "id": "b", "kind": "model", "prompt": "SECOND {{steps.a.output}}" },
            { "id": "c", "kind": "model", "prompt": "THIRD {{steps.b.output}}" }
          ],
          "output": { "value": "{{steps.c.output}}" }
        }
        """;

    private static readonly string? Redis = Environment.GetEnvironmentVariable("CHATBOT_TEST_REDIS");

    [Fact]
    public async Task Job_WhoseNodeIsKilled_IsFinishedByTheOtherNode()
    {
        Assert.SkipUnless(PostgreSqlDatabase.IsAvailable, PostgreSqlDatabase.SkipReason);
        Assert.SkipWhen(string.IsNullOrEmpty(Redis), "CHATBOT_TEST_REDIS is not set.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromMinutes(4));
        using var folder = new TestFolder();
        await using var model = await WorkflowModel.StartAsync();
        model.Answers["FIRST"] = "one";
        model.Answers["SECOND"] = "two";
        model.Answers["THIRD"] = "three";
        await using var database = await PostgreSqlDatabase.CreateAsync();
        var settings = await SettingsAsync(folder.Path, model, database);
        await using var first = new ChatbotProcess(folder.Path, settings);
        await first.StartAsync();
        using var firstHttp = first.CreateClient();
        var client = new PersistentClient(first, firstHttp);
        await client.StartAsync(limit.Token);
        var asked = model.SilenceOnce("SECOND");
        await client.PostAsync("run steps cats", limit.Token);
        await client.ReadUntilAsync(
            activities =>
                activities.Exists(activity => activity.TextOf()?.StartsWith("I have begun", StringComparison.Ordinal) == true),
            limit.Token
        );
        await asked.WaitAsync(limit.Token);
        await using var second = new ChatbotProcess(folder.Path, settings);
        await second.StartAsync();
        using var secondHttp = second.CreateClient();
        var witness = client.At(second, secondHttp);

        await first.KillAsync();
        var transcript = await witness.ReadUntilAsync(
            activities => activities.Exists(activity => activity.TextOf() == "**steps** is done.\n\nthree"),
            limit.Token
        );

        Assert.Equal((1, 2, 1), (model.Count("FIRST"), model.Count("SECOND"), model.Count("THIRD")));
        Assert.Single(
            transcript,
            activity => activity.TextOf()?.StartsWith("**steps** is done.", StringComparison.Ordinal) == true
        );
    }

    private static async Task<string[]> SettingsAsync(string folder, WorkflowModel model, PostgreSqlDatabase database)
    {
        var workflows = Directory.CreateDirectory(Path.Combine(folder, "workflows")).FullName;
        await File.WriteAllTextAsync(Path.Combine(workflows, "steps.json"), Workflow, ChatbotProcess.Token);
        return
        [
            "--Storage:Provider=postgres",
            $"--Storage:ConnectionString={database.ConnectionString}",
            $"--Cluster:Redis={Redis}",
            $"--Cluster:ClusterId={Guid.NewGuid():N}",
            "--Assistant:Provider=openai",
            $"--Providers:OpenAI:Endpoint={model.Endpoint}",
            "--Providers:OpenAI:ApiKey=sk-test",
            $"--Workflows:Folder={workflows}",
        ];
    }
}
