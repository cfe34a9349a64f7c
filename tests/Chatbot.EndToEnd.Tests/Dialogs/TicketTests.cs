using System.Text.Json;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.Testing.Files;
using Chatbot.Testing.Webhooks;

namespace Chatbot.EndToEnd.Tests.Dialogs;

/// <summary>The product in a process of its own, and a ticket system on the other side.</summary>
public sealed class TicketTests
{
    [Fact]
    public async Task Ticket_WhoseHostIsKilledBetweenTwoAnswers_IsFinishedAndSentOnce()
    {
        using var folder = new TestFolder();
        await using var webhook = await FakeWebhook.StartAsync();
        await using var host = new ChatbotProcess(folder.Path, [$"--Dialogs:Ticket:WebhookUrl={webhook.Url}"]);
        await host.StartAsync();
        using var http = host.CreateClient();
        var client = new PersistentClient(host, http);
        await client.StartAsync(ChatbotProcess.Token);

        await SayAsync(client, "I want to report a broken laptop", "What happens exactly");
        await SayAsync(client, "It does not start", "How urgent is it?");
        await host.KillAsync();
        await host.StartAsync();
        await SayAsync(client, "high", "How many people");
        await SayAsync(client, "no, I meant the urgency is low", "Noted. Urgency: Low");
        await SayAsync(client, "1", "Shall I send it?");
        await SayAsync(client, "yes", "The ticket was sent. Its number is IT-7.");

        var ticket = Assert.Single(webhook.Taken).Value;
        Assert.Equal("broken laptop", ticket.GetProperty("title").GetString());
        Assert.Equal("low", ticket.GetProperty("urgency").GetString());
    }

    private static async Task SayAsync(PersistentClient client, string text, string answer)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await client.PostAsync(text, limit.Token);
        await client.ReadUntilAsync(
            (List<JsonElement> activities) =>
                activities.Exists(activity => activity.TextOf()?.Contains(answer, StringComparison.Ordinal) == true),
            limit.Token
        );
    }
}
