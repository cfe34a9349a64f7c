using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.EndToEnd.Tests.Tools;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Jobs;

/// <summary>What people and models say about jobs, over Direct Line, to the product in a process of its own.</summary>
public sealed class JobConversationTests
{
    private const string Quick = """
        {
          "name": "quick",
          "version": 1,
          "description": "Looks into a topic.",
          "input": { "type": "object", "properties": { "topic": { "type": "string" } }, "required": ["topic"] },
          "steps": [ { "id": "look", "kind": "model", "title": "Looking", "prompt": "LOOK into {{input.topic}}" } ],
          "output": { "value": "{{steps.look.output}}" }
        }
        """;

    [Fact]
    public async Task Job_ThatRuns_ShowsItsStateToItsOwnerOnlyAndCanBeCancelled()
    {
        using var folder = new TestFolder();
        await using var model = await WorkflowModel.StartAsync();
        model.Answers["LOOK"] = "found";
        model.Answers["cancel job"] = "no";
        await using var host = new ChatbotProcess(folder.Path, await SettingsAsync(folder.Path, model));
        await host.StartAsync();
        using var http = host.CreateClient();
        var (owner, other) = (new PersistentClient(host, http), new PersistentClient(host, http));
        await owner.StartAsync(ChatbotProcess.Token);
        await other.StartAsync(ChatbotProcess.Token);
        var looked = model.SilenceOnce("LOOK");
        await owner.PostAsync("run quick cats", ChatbotProcess.Token);
        await looked.WaitAsync(Limit());
        var id = IdIn(await owner.ReadUntilAsync(Says("I have begun **quick**"), Limit()));

        await owner.PostAsync("How far are you?", ChatbotProcess.Token);
        await owner.ReadUntilAsync(Says($"**quick** (job {id}): runs, 0 % – Looking"), Limit());
        await other.PostAsync($"cancel job {id}", ChatbotProcess.Token);
        await other.ReadUntilAsync(Says($"You have no job {id} in this conversation."), Limit());
        await owner.PostAsync($"job {id}", ChatbotProcess.Token);
        await owner.PostAsync($"cancel job {id}", ChatbotProcess.Token);
        await owner.ReadUntilAsync(Says($"**quick** (job {id}) is cancelled."), Limit());
        await owner.PostAsync($"cancel job {id} ", ChatbotProcess.Token);
        await owner.ReadUntilAsync(Says("had already ended"), Limit());
        await other.PostAsync("jobs", ChatbotProcess.Token);
        await other.ReadUntilAsync(Says("You have no jobs in this conversation."), Limit());
    }

    [Fact]
    public async Task Job_ThatRuns_IsStoppedByStop()
    {
        using var folder = new TestFolder();
        await using var model = await WorkflowModel.StartAsync();
        model.Answers["LOOK"] = "found";
        await using var host = new ChatbotProcess(folder.Path, await SettingsAsync(folder.Path, model));
        await host.StartAsync();
        using var http = host.CreateClient();
        var client = new PersistentClient(host, http);
        await client.StartAsync(ChatbotProcess.Token);
        var looked = model.SilenceOnce("LOOK");
        await client.PostAsync("run quick cats", ChatbotProcess.Token);
        await looked.WaitAsync(Limit());
        await client.ReadUntilAsync(Says("I have begun **quick**"), Limit());

        await client.PostAsync("stop", ChatbotProcess.Token);
        await client.ReadUntilAsync(Says("is cancelled"), Limit());
        await client.PostAsync("/run nothing", ChatbotProcess.Token);
        await client.ReadUntilAsync(Says("There is no workflow “nothing”. There are: quick."), Limit());
        await client.PostAsync("run quick", ChatbotProcess.Token);
        await client.ReadUntilAsync(Says("**quick** was not begun, as its input does not fit"), Limit());
    }

    [Fact]
    public async Task Model_StartsAWorkflow_OnceAlsoWhenTheHostIsKilled()
    {
        using var folder = new TestFolder();
        await using var model = await WorkflowModel.StartAsync();
        model.Answers["has begun"] = "I have started it.";
        model.Answers["LOOK into"] = "cats are fine";
        model.Answers["Please look"] = WorkflowModel.CallMark + """run_quick {"topic":"cats"}""";
        await using var host = new ChatbotProcess(folder.Path, await SettingsAsync(folder.Path, model));
        await host.StartAsync();
        using var http = host.CreateClient();
        var client = new PersistentClient(host, http);
        await client.StartAsync(ChatbotProcess.Token);
        var begun = model.SilenceOnce("has begun");
        await client.PostAsync("Please look into cats", ChatbotProcess.Token);
        await begun.WaitAsync(Limit());

        await host.KillAsync();
        await host.StartAsync();
        await client.ReadUntilAsync(Says("I have started it."), Limit());
        var whole = await client.ReadUntilAsync(Says("**quick** is done.\n\ncats are fine"), Limit());
        await client.PostAsync("jobs", ChatbotProcess.Token);
        var jobs = await client.ReadUntilAsync(Says("): done"), Limit());

        Assert.Single(whole, activity => activity.SaidOf()?.StartsWith("**quick** is done.", StringComparison.Ordinal) == true);
        var listed = jobs.Last(activity => activity.SaidOf()?.Contains("): done", StringComparison.Ordinal) == true).SaidOf()!;
        Assert.Single(Regex.Matches(listed, @"\(job [0-9a-f]{16}\)"));
    }

    [Fact]
    public async Task Question_AskedInTheBackground_AsksAndIsAnsweredOnceAlsoWhenTheHostIsKilled()
    {
        using var folder = new TestFolder();
        await using var helpdesk = await Helpdesk.StartAsync();
        await using var model = await WorkflowModel.StartAsync();
        model.Answers["ticket 1"] = "The ticket is there.";
        model.Answers["Meanwhile"] = "I am here.";
        model.Answers["printer"] = WorkflowModel.CallMark + """helpdesk_createTicket {"body":{"title":"printer"}}""";
        await using var host = new ChatbotProcess(
            folder.Path,
            [.. await SettingsAsync(folder.Path, model), .. await helpdesk.SettingsAsync(folder.Path)]
        );
        await host.StartAsync();
        using var http = host.CreateClient();
        var client = new PersistentClient(host, http);
        await client.StartAsync(ChatbotProcess.Token);
        await client.PostAsync("/background Please create a ticket about the printer", ChatbotProcess.Token);
        await client.ReadUntilAsync(Says("I have begun **Please create a ticket about the printer**"), Limit());
        var asked = await client.ReadUntilAsync(Says("approve "), Limit());
        var id = asked
            .Select(activity => Regex.Match(activity.SaidOf() ?? "", "approve ([0-9a-f]{16})"))
            .First(match => match.Success)
            .Groups[1]
            .Value;

        await client.PostAsync("Meanwhile something else", ChatbotProcess.Token);
        await client.ReadUntilAsync(Says("I am here."), Limit());
        await host.KillAsync();
        await host.StartAsync();
        Assert.Empty(helpdesk.Tickets);
        var said = model.SilenceOnce("ticket 1");
        await client.PostAsync($"approve {id}", ChatbotProcess.Token);
        await said.WaitAsync(Limit());
        await host.KillAsync();
        await host.StartAsync();
        var whole = await client.ReadUntilAsync(Says("is done.\n\nThe ticket is there."), Limit());

        Assert.Equal(["printer"], helpdesk.Tickets);
        Assert.Single(whole, activity => activity.SaidOf()?.Contains("The ticket is there.", StringComparison.Ordinal) == true);
    }

    private static async Task<string[]> SettingsAsync(string folder, WorkflowModel model)
    {
        var workflows = Directory.CreateDirectory(Path.Combine(folder, "workflows")).FullName;
        await File.WriteAllTextAsync(Path.Combine(workflows, "quick.json"), Quick, ChatbotProcess.Token);
        return
        [
            "--Assistant:Provider=openai",
            $"--Providers:OpenAI:Endpoint={model.Endpoint}",
            "--Providers:OpenAI:ApiKey=sk-test",
            "--Conversations:SweepInterval=00:00:00.5",
            $"--Workflows:Folder={workflows}",
        ];
    }

    private static string IdIn(List<JsonElement> activities) =>
        activities
            .Select(activity => Regex.Match(activity.SaidOf() ?? "", @"\(job ([0-9a-f]{16})\)"))
            .First(match => match.Success)
            .Groups[1]
            .Value;

    private static Func<List<JsonElement>, bool> Says(string text) =>
        activities => activities.Exists(activity => activity.SaidOf()?.Contains(text, StringComparison.Ordinal) == true);

    private static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        return limit.Token;
    }
}
