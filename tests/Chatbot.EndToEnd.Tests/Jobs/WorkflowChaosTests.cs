using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.EndToEnd.Tests.Tools;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Jobs;

/// <summary>Workflows in a process of its own, which is killed while they run and while they wait.</summary>
public sealed class WorkflowChaosTests
{
    private const string Complaint = """
        {
          "name": "complaint",
          "version": 1,
          "description": "Looks into a complaint and opens a ticket.",
          "input": { "type": "object", "properties": { "text": { "type": "string" } }, "required": ["text"] },
          "steps": [
            { "id": "sum", "kind": "model", "prompt": "SUMMARIZE {{input.text}}" },
            { "id": "judge", "kind": "model", "prompt": "JUDGE {{steps.sum.output}}" },
            { "id": "ok", "kind": "approval", "text": "Open a ticket: {{steps.judge.output}}?" },
            { "id": "ticket", "kind": "tool", "tool": "helpdesk_createTicket",
              "arguments": { "body": { "title": "{{steps.sum.output}}" } } },
            { "id": "reply", "kind": "model", "prompt": "REPLY to {{input.text}}; comment: {{steps.ok.output.comment}}" }
          ],
          "output": { "value": "{{steps.reply.output}}" }
        }
        """;

    [Fact]
    public async Task Workflow_KilledWhileItRunsAndWhileItWaits_RepeatsNothingAndTellsItsEndOnce()
    {
        using var folder = new TestFolder();
        await using var helpdesk = await Helpdesk.StartAsync();
        await using var model = await WorkflowModel.StartAsync();
        model.Answers["SUMMARIZE"] = "broken printer";
        model.Answers["JUDGE"] = "urgent";
        model.Answers["REPLY"] = "We are on it.";
        await using var host = new ChatbotProcess(
            folder.Path,
            await SettingsAsync(folder.Path, model, await helpdesk.SettingsAsync(folder.Path))
        );
        await host.StartAsync();
        using var http = host.CreateClient();
        var client = new PersistentClient(host, http);
        await client.StartAsync(ChatbotProcess.Token);

        // Killed in the middle of the second call of the model.
        var judged = model.SilenceOnce("JUDGE");
        await client.PostAsync("run complaint the printer on floor 3 is broken", ChatbotProcess.Token);
        await client.ReadUntilAsync(Says("I have begun **complaint**"), Limit());
        await judged.WaitAsync(Limit());
        await KillAndStartAsync(host);

        // Killed while a person is asked whether to go on.
        var question = IdIn(await client.ReadUntilAsync(Says("Open a ticket: urgent?"), Limit()), "Open a ticket: urgent?");
        await KillAndStartAsync(host);
        await client.PostAsync($"approve {question} it is urgent", ChatbotProcess.Token);

        // Killed while the tool asks for its own permission.
        var call = IdIn(await client.ReadUntilAsync(Says("createTicket"), Limit()), "helpdesk_createTicket");
        Assert.Empty(helpdesk.Tickets);
        await KillAndStartAsync(host);
        var replied = model.SilenceOnce("REPLY");
        await client.PostAsync($"approve {call}", ChatbotProcess.Token);

        // Killed after the call with side effects.
        await replied.WaitAsync(Limit());
        await KillAndStartAsync(host);
        var whole = await client.ReadUntilAsync(Says("We are on it."), Limit());

        Assert.Equal(["broken printer"], helpdesk.Tickets);
        Assert.Equal((1, 2, 2), (model.Count("SUMMARIZE"), model.Count("JUDGE"), model.Count("REPLY")));
        Assert.Single(
            whole,
            activity => activity.SaidOf()?.StartsWith("**complaint** is done.", StringComparison.Ordinal) == true
        );
        Assert.Single(whole, activity => activity.SaidOf()?.Contains("complaint/ok", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Workflow_ThatIsNotApproved_CallsNothing()
    {
        using var folder = new TestFolder();
        await using var helpdesk = await Helpdesk.StartAsync();
        await using var model = await WorkflowModel.StartAsync();
        model.Answers["SUMMARIZE"] = "broken printer";
        model.Answers["JUDGE"] = "urgent";
        await using var host = new ChatbotProcess(
            folder.Path,
            await SettingsAsync(folder.Path, model, await helpdesk.SettingsAsync(folder.Path))
        );
        await host.StartAsync();
        using var http = host.CreateClient();
        var client = new PersistentClient(host, http);
        await client.StartAsync(ChatbotProcess.Token);
        await client.PostAsync("run complaint the printer is broken", ChatbotProcess.Token);
        var question = IdIn(await client.ReadUntilAsync(Says("Open a ticket: urgent?"), Limit()), "Open a ticket: urgent?");

        await client.PostAsync($"deny {question} buy a new one", ChatbotProcess.Token);
        await client.ReadUntilAsync(Says("was stopped: “ok” was not approved. buy a new one"), Limit());
        await client.PostAsync($"approve {question}", ChatbotProcess.Token);
        await client.ReadUntilAsync(Says("already answered"), Limit());
        await client.PostAsync("jobs", ChatbotProcess.Token);
        await client.ReadUntilAsync(Says("): cancelled"), Limit());

        Assert.Empty(helpdesk.Tickets);
    }

    private static async Task KillAndStartAsync(ChatbotProcess host)
    {
        await host.KillAsync();
        await host.StartAsync();
    }

    private static async Task<string[]> SettingsAsync(string folder, WorkflowModel model, string[] more)
    {
        var workflows = Directory.CreateDirectory(Path.Combine(folder, "workflows")).FullName;
        await File.WriteAllTextAsync(Path.Combine(workflows, "complaint.json"), Complaint, ChatbotProcess.Token);
        return
        [
            "--Assistant:Provider=openai",
            $"--Providers:OpenAI:Endpoint={model.Endpoint}",
            "--Providers:OpenAI:ApiKey=sk-test",
            "--Conversations:SweepInterval=00:00:00.5",
            $"--Workflows:Folder={workflows}",
            .. more,
        ];
    }

    private static string IdIn(List<JsonElement> activities, string text) =>
        Regex
            .Match(
                activities
                    .Select(activity => activity.SaidOf())
                    .First(said => said?.Contains(text, StringComparison.Ordinal) == true)!,
                "approve ([0-9a-f]{16})"
            )
            .Groups[1]
            .Value;

    private static Func<List<JsonElement>, bool> Says(string text) =>
        activities => activities.Exists(activity => activity.SaidOf()?.Contains(text, StringComparison.Ordinal) == true);

    private static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        return limit.Token;
    }
}
