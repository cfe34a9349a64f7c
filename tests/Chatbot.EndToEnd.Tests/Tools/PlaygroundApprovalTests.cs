using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.EndToEnd.Tests.Connector;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Tools;

/// <summary>The approval card in the Agents Playground, which this project did not write.</summary>
public sealed class PlaygroundApprovalTests(AimockServer model) : IClassFixture<AimockServer>
{
    [Theory]
    [InlineData("msteams", "Action.Execute")]
    [InlineData("emulator", "Action.Submit")]
    public async Task Card_IsDecidedByItsButton_AndReplaced(string channel, string action)
    {
        Assert.SkipWhen(
            Playground.Missing is not null && Environment.GetEnvironmentVariable("CI") != "true",
            Playground.Missing ?? ""
        );
        using var folder = new TestFolder();
        await using var helpdesk = await Helpdesk.StartAsync();
        await using var host = new ChatbotProcess(
            folder.Path,
            [
                "--Assistant:Provider=openai",
                $"--Providers:OpenAI:Endpoint={model.Address}/v1",
                "--Providers:OpenAI:ApiKey=sk-test",
                .. await helpdesk.SettingsAsync(folder.Path),
            ]
        );
        await host.StartAsync();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await using var playground = await Playground.StartAsync(host.Url, channel, "default", limit.Token);

        await playground.SayAsync("Please create a ticket about the printer", limit.Token);
        var card = await playground.WaitForMessageAsync(
            message => message.GetRawText().Contains("approval/approve", StringComparison.Ordinal),
            limit.Token
        );
        var content = card.GetProperty("attachments")[0].GetProperty("content");
        var button = content.GetProperty("actions")[0];
        Assert.Equal(action, button.GetProperty("type").GetString());
        var data = JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject();
        data["arguments"] = """{"body":{"title":"scanner"}}""";
        await PressAsync(playground, button, data, card.GetProperty("messageId").GetString()!, limit.Token);

        await playground.WaitForMessageAsync(
            message => message.GetRawText().Contains("The ticket is there.", StringComparison.Ordinal),
            limit.Token
        );
        await playground.WaitForMessageAsync(
            message => message.GetRawText().Contains("Decided by", StringComparison.Ordinal),
            limit.Token
        );
        Assert.Equal(["scanner"], helpdesk.Tickets);
    }

    private static async Task PressAsync(
        Playground playground,
        JsonElement button,
        JsonObject data,
        string messageId,
        CancellationToken cancellationToken
    )
    {
        if (button.GetProperty("type").GetString() == "Action.Submit")
        {
            await playground.SubmitAsync(data, messageId, cancellationToken);
            return;
        }

        var value = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = button.GetProperty("verb").GetString(),
                ["data"] = data,
            },
            ["trigger"] = "manual",
        };
        using var answer = await playground.InvokeAsync("adaptiveCard/action", value, messageId, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.Contains("Decided by", body, StringComparison.Ordinal);
    }
}
