using System.Text.Json;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.EndToEnd.Tests.Tools;
using Chatbot.Testing.Files;
using Microsoft.Data.Sqlite;

namespace Chatbot.EndToEnd.Tests.Jobs;

/// <summary>Somebody begins a job in the chat page's protocol; their boss decides in Teams. The product is a process that is killed.</summary>
public sealed class JobApproverTests : IAsyncLifetime
{
    private const string Payment = """
        {
          "name": "payment",
          "version": 1,
          "description": "Pays an invoice.",
          "input": { "type": "object", "properties": { "to": { "type": "string" } }, "required": ["to"] },
          "steps": [
            { "id": "ok", "kind": "approval", "title": "Pay it", "text": "Pay {{input.to}}?", "approver": "finance" },
            { "id": "ticket", "kind": "tool", "tool": "helpdesk_createTicket",
              "arguments": { "body": { "title": "{{input.to}}" } } }
          ],
          "output": { "value": "Paid. {{steps.ok.output.comment}}" }
        }
        """;

    private readonly TestFolder _folder = new();
    private WorkflowModel _model = null!;
    private Helpdesk _helpdesk = null!;
    private TeamsBoss _boss = null!;

    public async ValueTask InitializeAsync()
    {
        _model = await WorkflowModel.StartAsync();
        _helpdesk = await Helpdesk.StartAsync();
        _boss = await TeamsBoss.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _boss.DisposeAsync();
        await _helpdesk.DisposeAsync();
        await _model.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Both the step that names an approver and the call about which they decide, with a kill around each.</summary>
    [Fact]
    public async Task Workflow_IsDecidedByTheApproverAlone_OnceThroughEveryCrash()
    {
        await using var host = await StartAsync();
        using var http = host.CreateClient();
        await _boss.GreetAsync(http, Limit());
        var owner = await OwnerAsync(host, http);
        await owner.PostAsync("run payment ACME", ChatbotProcess.Token);
        await owner.ReadUntilAsync(Says("**payment**: Waiting for Berta Boss"), Limit());
        await KillAndStartAsync(host);

        var step = TeamsBoss.ApprovalIdOf(await CardAsync("Pay ACME?"));
        await owner.PostAsync($"approve {step}", ChatbotProcess.Token);
        await owner.ReadUntilAsync(Says("Only the person who was asked"), Limit());
        await TeamsBoss.SendAsync(http, _boss.Message($"approve {step} but only once"));
        await KillAndStartAsync(host);
        await owner.ReadUntilAsync(Says("Berta Boss allowed **payment/ok**. but only once"), Limit());

        var call = TeamsBoss.ApprovalIdOf(await CardAsync("helpdesk_createTicket"));
        Assert.Empty(_helpdesk.Tickets);
        await KillAndStartAsync(host);
        var press = _boss.Press(call, """{"body":{"title":"ACME Ltd"}}""");
        await TeamsBoss.SendAsync(http, press);
        await KillAndStartAsync(host);
        await TeamsBoss.TryAsync(http, press);
        var whole = await owner.ReadUntilAsync(Says("**payment** is done.\n\nPaid. but only once"), Limit());

        Assert.Equal(["ACME Ltd"], _helpdesk.Tickets);
        Assert.Single(whole, activity => activity.TextOf()?.StartsWith("**payment** is done.", StringComparison.Ordinal) == true);
        Assert.Equal(2, _boss.Teams.Calls.Count(TeamsBoss.HasCard));
        Assert.Equal(["requested boss", "approved boss", "requested boss", "approved boss"], Audit());
    }

    [Fact]
    public async Task QuestionInTheBackground_WhoseCallTheApproverRefuses_CallsNothing()
    {
        _model.Answers["not allow"] = "It was not allowed.";
        _model.Answers["printer"] = WorkflowModel.CallMark + """helpdesk_createTicket {"body":{"title":"printer"}}""";
        await using var host = await StartAsync();
        using var http = host.CreateClient();
        await _boss.GreetAsync(http, Limit());
        var owner = await OwnerAsync(host, http);
        await owner.PostAsync("/background Please create a ticket about the printer", ChatbotProcess.Token);
        var id = TeamsBoss.ApprovalIdOf(await CardAsync("helpdesk_createTicket"));

        await KillAndStartAsync(host);
        await TeamsBoss.SendAsync(http, _boss.Message($"deny {id} use the old one"));
        await KillAndStartAsync(host);

        await owner.ReadUntilAsync(Says("Berta Boss did not allow **helpdesk_createTicket**. use the old one"), Limit());
        await owner.ReadUntilAsync(Says("is done.\n\nIt was not allowed."), Limit());
        Assert.Empty(_helpdesk.Tickets);
        Assert.Equal(["requested boss", "denied boss"], Audit());
    }

    /// <summary>At a moment that differs every time, from before the request is kept to after the call was made.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(30, 15)]
    [InlineData(90, 60)]
    [InlineData(250, 200)]
    public async Task Decision_IsDoneOnceAtMost_AndAlwaysTold_WheneverTheHostIsKilled(int afterStart, int afterDecision)
    {
        await using var host = await StartAsync();
        using var http = host.CreateClient();
        await _boss.GreetAsync(http, Limit());
        var owner = await OwnerAsync(host, http);
        await owner.PostAsync("run payment ACME", ChatbotProcess.Token);
        await Task.Delay(afterStart, ChatbotProcess.Token);
        await KillAndStartAsync(host);
        var step = TeamsBoss.ApprovalIdOf(await CardAsync("Pay ACME?"));
        await TeamsBoss.SendAsync(http, _boss.Press(step, null));
        var press = _boss.Press(TeamsBoss.ApprovalIdOf(await CardAsync("helpdesk_createTicket")), null);

        await Task.WhenAny(TeamsBoss.TryAsync(http, press), Task.Delay(afterDecision, ChatbotProcess.Token));
        await KillAndStartAsync(host);
        await TeamsBoss.TryAsync(http, press);

        // A kill in the middle of the call leaves open whether it was done: the job then ends and says so.
        var told = await owner.ReadUntilAsync(activities => activities.Exists(IsEnd), Limit());
        Assert.InRange(_helpdesk.Tickets.Count, 0, 1);
        Assert.Single(told, IsEnd);
        Assert.Equal(2, _boss.Teams.Calls.Count(TeamsBoss.HasCard));
        Assert.Equal(["requested boss", "approved boss", "requested boss", "approved boss"], Audit());

        static bool IsEnd(JsonElement activity) =>
            activity.TextOf() is { } text
            && (
                text.StartsWith("**payment** is done.", StringComparison.Ordinal)
                || text.StartsWith("**payment** could not be done", StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task Job_ThatIsCancelledWhileTheApproverIsAsked_TakesTheRequestBack()
    {
        await using var host = await StartAsync();
        using var http = host.CreateClient();
        await _boss.GreetAsync(http, Limit());
        var owner = await OwnerAsync(host, http);
        await owner.PostAsync("run payment ACME", ChatbotProcess.Token);
        var id = TeamsBoss.ApprovalIdOf(await CardAsync("Pay ACME?"));

        await owner.PostAsync("stop", ChatbotProcess.Token);
        await owner.ReadUntilAsync(Says("is cancelled"), Limit());
        await _boss.Teams.WaitAsync(call => call.Method == "PUT", Limit());
        var (_, late) = await TeamsBoss.SendAsync(http, _boss.Press(id, null));

        Assert.Contains("already answered", late.GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Empty(_helpdesk.Tickets);
        Assert.Equal(["requested boss", "expired boss"], Audit());
    }

    private Task<Testing.Connectors.ConnectorCall> CardAsync(string text) =>
        _boss.Teams.WaitAsync(
            call => TeamsBoss.HasCard(call) && call.Json.GetRawText().Contains(text, StringComparison.Ordinal),
            Limit()
        );

    private static async Task<PersistentClient> OwnerAsync(ChatbotProcess host, HttpClient http)
    {
        var owner = new PersistentClient(host, http);
        await owner.StartAsync(ChatbotProcess.Token);
        return owner;
    }

    private static async Task KillAndStartAsync(ChatbotProcess host)
    {
        await host.KillAsync();
        await host.StartAsync();
    }

    private async Task<ChatbotProcess> StartAsync()
    {
        var workflows = Directory.CreateDirectory(Path.Combine(_folder.Path, "workflows")).FullName;
        await File.WriteAllTextAsync(Path.Combine(workflows, "payment.json"), Payment, ChatbotProcess.Token);
        var host = new ChatbotProcess(
            _folder.Path,
            [
                "--Assistant:Provider=openai",
                $"--Providers:OpenAI:Endpoint={_model.Endpoint}",
                "--Providers:OpenAI:ApiKey=sk-test",
                "--Conversations:SweepInterval=00:00:00.5",
                $"--Workflows:Folder={workflows}",
                "--Tools:Approvers:finance:0=connector.msteams/default/boss",
                "--Tools:Approvers:helpdesk_createTicket:0=connector.msteams/default/boss",
                .. await _helpdesk.SettingsAsync(_folder.Path),
            ]
        );
        await host.StartAsync();
        return host;
    }

    private IReadOnlyList<string> Audit()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "chatbot.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT event, user_id, requester_id FROM tool_audit ORDER BY occurred_at";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            Assert.StartsWith("dl_", reader.GetString(2), StringComparison.Ordinal);
            rows.Add($"{reader.GetString(0)} {reader.GetString(1)}");
        }

        return rows;
    }

    private static Func<List<JsonElement>, bool> Says(string text) =>
        activities => activities.Exists(activity => activity.SaidOf()?.Contains(text, StringComparison.Ordinal) == true);

    private static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        return limit.Token;
    }
}
