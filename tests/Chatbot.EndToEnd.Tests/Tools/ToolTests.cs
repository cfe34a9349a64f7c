using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Tools;

/// <summary>The product in a process of its own, with a model and an API that this project did not write.</summary>
public sealed class ToolTests(AimockServer model) : IClassFixture<AimockServer>
{
    [Theory]
    [InlineData("ChatCompletions")]
    [InlineData("Responses")]
    public async Task Question_ThatNeedsATool_IsAnsweredWithItsResult(string api)
    {
        using var folder = new TestFolder();
        await using var host = new ChatbotProcess(folder.Path, Settings($"--Providers:OpenAI:Api={api}"));
        await host.StartAsync();
        using var http = host.CreateClient();
        var client = new PersistentClient(host, http);
        await client.StartAsync(ChatbotProcess.Token);

        await client.PostAsync("What is the total of the invoice with tax?", ChatbotProcess.Token);

        await client.ReadUntilAsync(Says("The total is 1428."), Limit());
    }

    [Fact]
    public async Task Approval_WhoseHostIsKilled_IsThereAfterwardsAndDoneOnce()
    {
        using var folder = new TestFolder();
        await using var helpdesk = await Helpdesk.StartAsync();
        await using var host = new ChatbotProcess(folder.Path, Settings(await helpdesk.SettingsAsync(folder.Path)));
        await host.StartAsync();
        using var http = host.CreateClient();
        var client = new PersistentClient(host, http);
        await client.StartAsync(ChatbotProcess.Token);
        await client.PostAsync("Please create a ticket about the printer", ChatbotProcess.Token);
        var asked = await client.ReadUntilAsync(HasCard, Limit());
        var id = Regex.Match(asked.First(IsCard).GetProperty("summary").GetString()!, "approve ([0-9a-f]{16})").Groups[1].Value;
        Assert.Empty(helpdesk.Tickets);

        await host.KillAsync();
        await host.StartAsync();
        await client.PostAsync($"approve {id}", ChatbotProcess.Token);
        await client.ReadUntilAsync(Says("The ticket is there."), Limit());
        await host.KillAsync();
        await host.StartAsync();
        await client.PostAsync($"approve  {id}", ChatbotProcess.Token);
        await client.ReadUntilAsync(Says("already answered"), Limit());

        Assert.Equal(["printer"], helpdesk.Tickets);
    }

    [Fact]
    public async Task Card_SubmittedWithOtherValues_CallsWithThem()
    {
        using var folder = new TestFolder();
        await using var helpdesk = await Helpdesk.StartAsync();
        await using var host = new ChatbotProcess(folder.Path, Settings(await helpdesk.SettingsAsync(folder.Path)));
        await host.StartAsync();
        using var http = host.CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            (await SendAsync(http, "tokens/generate", "{}")).GetProperty("token").GetString()
        );
        var conversation = (await SendAsync(http, "conversations", "{}")).GetProperty("conversationId").GetString();
        var activities = $"conversations/{conversation}/activities";
        await SendAsync(http, activities, """{"type":"message","text":"Please create a ticket about the printer"}""");
        var card = await ReadUntilAsync(http, activities, IsCard);
        var data = card.GetProperty("attachments")[0].GetProperty("content").GetProperty("actions")[0].GetProperty("data");

        var value = new Dictionary<string, object>
        {
            ["approvalId"] = data.GetProperty("approvalId").GetString()!,
            ["verb"] = data.GetProperty("verb").GetString()!,
            ["arguments"] = """{"body":{"title":"scanner"}}""",
        };
        await SendAsync(http, activities, $$"""{"type":"message","value":{{JsonSerializer.Serialize(value)}}}""");
        await ReadUntilAsync(http, activities, activity => activity.TextOf()?.Contains("The ticket is there.") == true);

        Assert.Equal(["scanner"], helpdesk.Tickets);
    }

    private static bool HasCard(List<JsonElement> activities) => activities.Exists(IsCard);

    private static bool IsCard(JsonElement activity) =>
        activity.TryGetProperty("attachments", out var attachments)
        && attachments.GetArrayLength() > 0
        && attachments[0].GetProperty("contentType").GetString() == "application/vnd.microsoft.card.adaptive";

    private static Func<List<JsonElement>, bool> Says(string text) =>
        activities => activities.Exists(activity => activity.TextOf()?.Contains(text, StringComparison.Ordinal) == true);

    private static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        return limit.Token;
    }

    private static async Task<JsonElement> SendAsync(HttpClient http, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync($"v3/directline/{path}", content, ChatbotProcess.Token);
        var body = await response.Content.ReadAsStringAsync(ChatbotProcess.Token);
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement.Clone();
    }

    private static async Task<JsonElement> ReadUntilAsync(HttpClient http, string activities, Func<JsonElement, bool> isWanted)
    {
        var limit = Limit();
        while (true)
        {
            var page = await http.GetStringAsync($"v3/directline/{activities}", limit);
            using var document = JsonDocument.Parse(page);
            var found = document.RootElement.GetProperty("activities").EnumerateArray().Where(isWanted).ToList();
            if (found.Count > 0)
            {
                return found[0].Clone();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), limit);
        }
    }

    private string[] Settings(params string[] more)
    {
        if (model.Endpoint is null)
        {
            const string Reason = "aimock is not installed; run: npm ci --prefix tests/npm/aimock";
            Assert.False(
                string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase),
                Reason
            );
            Assert.Skip(Reason);
        }

        return
        [
            "--Assistant:Provider=openai",
            $"--Providers:OpenAI:Endpoint={model.Endpoint}",
            "--Providers:OpenAI:ApiKey=sk-test",
            .. more,
        ];
    }
}
