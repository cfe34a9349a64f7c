using System.Text;
using System.Text.Json;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.EndToEnd.Tests.Connector;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Files;
using Microsoft.Data.Sqlite;

namespace Chatbot.EndToEnd.Tests.Tools;

/// <summary>Somebody asks in the chat page's protocol; their boss decides in Teams. The product is a process that is killed.</summary>
public sealed class ApproverTests(AimockServer model) : IClassFixture<AimockServer>, IAsyncLifetime
{
    private const string Question = "Please create a ticket about the printer";
    private readonly TestFolder _folder = new();
    private Helpdesk _helpdesk = null!;
    private TeamsBoss _boss = null!;

    public async ValueTask InitializeAsync()
    {
        _helpdesk = await Helpdesk.StartAsync();
        _boss = await TeamsBoss.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _boss.DisposeAsync();
        await _helpdesk.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Approver_DecidesInAConversationOfTheirOwn_OnceThroughEveryCrash()
    {
        await using var host = await StartAsync();
        using var http = host.CreateClient();
        await _boss.GreetAsync(http, Limit());
        var asker = new PersistentClient(host, http);
        await asker.StartAsync(ChatbotProcess.Token);

        await asker.PostAsync(Question, ChatbotProcess.Token);
        var waiting = await asker.ReadUntilAsync(Says("Waiting for Berta Boss"), Limit());
        await host.KillAsync();
        await host.StartAsync();
        var card = await _boss.Teams.WaitAsync(TeamsBoss.HasCard, Limit());
        var id = TeamsBoss.ApprovalIdOf(card);
        await asker.PostAsync($"approve {id}", ChatbotProcess.Token);
        await asker.ReadUntilAsync(Says("Only the person who was asked"), Limit());
        Assert.Empty(_helpdesk.Tickets);
        var (_, answer) = await TeamsBoss.SendAsync(http, _boss.Press(id, """{"body":{"title":"scanner"}}"""));
        await host.KillAsync();
        await host.StartAsync();
        var told = await asker.ReadUntilAsync(Says("The ticket is there."), Limit());
        var (_, again) = await TeamsBoss.SendAsync(http, _boss.Press(id, """{"body":{"title":"scanner"}}"""));

        Assert.DoesNotContain(waiting, activity => activity.TryGetProperty("attachments", out _));
        Assert.Equal("application/vnd.microsoft.card.adaptive", answer.GetProperty("type").GetString());
        Assert.Contains("Berta Boss", answer.GetProperty("value").GetRawText(), StringComparison.Ordinal);
        Assert.False(answer.GetProperty("value").TryGetProperty("actions", out _));
        Assert.Contains(told, activity => activity.TextOf() == "Berta Boss allowed **helpdesk_createTicket**.");
        Assert.Contains("already answered", again.GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Equal(["scanner"], _helpdesk.Tickets);
        Assert.Single(_boss.Teams.Calls, TeamsBoss.HasCard);
        var closed = Assert.Single(_boss.Teams.Calls, call => call.Method == "PUT");
        Assert.DoesNotContain("Action.", Encoding.UTF8.GetString(closed.Body), StringComparison.Ordinal);
        Assert.Equal(["requested boss", "approved boss"], Audit());
    }

    [Fact]
    public async Task Approver_WhoSaysNo_LeavesItUndone()
    {
        await using var host = await StartAsync();
        using var http = host.CreateClient();
        await _boss.GreetAsync(http, Limit());
        var asker = new PersistentClient(host, http);
        await asker.StartAsync(ChatbotProcess.Token);
        await asker.PostAsync(Question, ChatbotProcess.Token);
        var id = TeamsBoss.ApprovalIdOf(await _boss.Teams.WaitAsync(TeamsBoss.HasCard, Limit()));

        await TeamsBoss.SendAsync(http, _boss.Message($"deny {id}"));

        await asker.ReadUntilAsync(Says("Berta Boss did not allow **helpdesk_createTicket**."), Limit());
        await _boss.Teams.WaitAsync(call => call.Text?.StartsWith("Thank you.", StringComparison.Ordinal) == true, Limit());
        Assert.Empty(_helpdesk.Tickets);
        Assert.Equal(["requested boss", "denied boss"], Audit());
    }

    [Fact]
    public async Task Approver_WhoDoesNotAnswerInTime_IsToldAndNothingRuns()
    {
        await using var host = await StartAsync("--Tools:ApprovalLifetime=00:00:10", "--Conversations:SweepInterval=00:00:01");
        using var http = host.CreateClient();
        await _boss.GreetAsync(http, Limit());
        var asker = new PersistentClient(host, http);
        await asker.StartAsync(ChatbotProcess.Token);

        await asker.PostAsync(Question, ChatbotProcess.Token);
        var id = TeamsBoss.ApprovalIdOf(await _boss.Teams.WaitAsync(TeamsBoss.HasCard, Limit()));
        await asker.ReadUntilAsync(Says("Nobody allowed **helpdesk_createTicket** in time"), Limit());
        var closed = await _boss.Teams.WaitAsync(call => call.Method == "PUT", Limit());
        var (_, late) = await TeamsBoss.SendAsync(http, _boss.Press(id, null));

        Assert.Contains("Expired", Encoding.UTF8.GetString(closed.Body), StringComparison.Ordinal);
        Assert.Contains("already answered", late.GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Empty(_helpdesk.Tickets);
        Assert.Equal(["requested boss", "expired boss"], Audit());
    }

    [Fact]
    public async Task Approver_WhoHasNeverWritten_IsAskedWhenTheyDo()
    {
        await using var host = await StartAsync();
        using var http = host.CreateClient();
        var asker = new PersistentClient(host, http);
        await asker.StartAsync(ChatbotProcess.Token);
        await asker.PostAsync(Question, ChatbotProcess.Token);
        await asker.ReadUntilAsync(Says("boss decides about this, but has not written to me yet"), Limit());
        await host.KillAsync();
        await host.StartAsync();

        await _boss.GreetAsync(http, Limit());
        var id = TeamsBoss.ApprovalIdOf(await _boss.Teams.WaitAsync(TeamsBoss.HasCard, Limit()));
        await TeamsBoss.SendAsync(http, _boss.Press(id, null));
        await asker.ReadUntilAsync(Says("The ticket is there."), Limit());

        Assert.Equal(["printer"], _helpdesk.Tickets);
        Assert.Equal(["requested boss", "approved boss"], Audit());
    }

    /// <summary>At a moment that differs every time, from before the request is kept to after the call was made.</summary>
    [Theory]
    [InlineData(0, 5)]
    [InlineData(20, 40)]
    [InlineData(60, 80)]
    [InlineData(120, 20)]
    [InlineData(200, 150)]
    public async Task Decision_IsDoneOnceAtMost_AndAlwaysTold_WheneverTheHostIsKilled(int afterQuestion, int afterDecision)
    {
        await using var host = await StartAsync();
        using var http = host.CreateClient();
        await _boss.GreetAsync(http, Limit());
        var asker = new PersistentClient(host, http);
        await asker.StartAsync(ChatbotProcess.Token);

        await asker.PostAsync(Question, ChatbotProcess.Token);
        await Task.Delay(afterQuestion, ChatbotProcess.Token);
        await host.KillAsync();
        await host.StartAsync();
        var id = TeamsBoss.ApprovalIdOf(await _boss.Teams.WaitAsync(TeamsBoss.HasCard, Limit()));
        var press = _boss.Press(id, null);
        await Task.WhenAny(TeamsBoss.TryAsync(http, press), Task.Delay(afterDecision, ChatbotProcess.Token));
        await host.KillAsync();
        await host.StartAsync();
        await TeamsBoss.TryAsync(http, press);
        await asker.ReadUntilAsync(Says("Berta Boss allowed **helpdesk_createTicket**."), Limit());
        var told = await asker.ReadUntilAsync(Says("The ticket is there."), Limit());

        Assert.InRange(_helpdesk.Tickets.Count, 0, 1);
        Assert.Single(told, activity => activity.TextOf()?.Contains("The ticket is there.", StringComparison.Ordinal) == true);
        Assert.Equal(["requested boss", "approved boss"], Audit());
    }

    [Theory]
    [InlineData("createTickets", "connector.msteams/default/boss", "that does not exist")]
    [InlineData("helpdesk_createTicket", "boss", "Write it as channel/tenant/user")]
    public async Task Start_WithAnApproverThatCannotWork_IsRefused(string tool, string approver, string expected)
    {
        using var data = new TestFolder();
        var settings = await _helpdesk.SettingsAsync(data.Path);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() =>
            ConnectorHost.StartAsync(new(data.Path), null, [$"--Tools:Approvers:{tool}:0={approver}", .. settings])
        );

        Assert.Contains($"Tools:Approvers:{tool}", refused.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    private async Task<ChatbotProcess> StartAsync(params string[] more)
    {
        var host = new ChatbotProcess(
            _folder.Path,
            [
                "--Assistant:Provider=openai",
                $"--Providers:OpenAI:Endpoint={model.Address}/v1",
                "--Providers:OpenAI:ApiKey=sk-test",
                "--Tools:Approvers:helpdesk_createTicket:0=connector.msteams/default/boss",
                .. await _helpdesk.SettingsAsync(_folder.Path),
                .. more,
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
        activities => activities.Exists(activity => activity.TextOf()?.Contains(text, StringComparison.Ordinal) == true);

    private static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        return limit.Token;
    }
}
