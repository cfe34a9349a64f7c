using Chatbot.Testing.Webhooks;

namespace Chatbot.Bot.Tests.Dialogs;

public sealed class TicketDialogConformanceTests : DialogConformanceTests
{
    private FakeWebhook _webhook = null!;

    private protected override async Task<DialogScript> ScriptAsync()
    {
        _webhook = await FakeWebhook.StartAsync();
        return new(
            "IT ticket",
            "open a ticket",
            [
                new("What is the problem", "Printer"),
                new("What happens exactly", "It jams"),
                new("How urgent is it?", "2") { BadAnswer = "whatever" },
                new("How many people", "3") { BadAnswer = "a few" },
                new("Shall I send it?", "yes") { BadAnswer = "perhaps" },
            ],
            "The ticket was sent"
        )
        {
            Settings = [$"--Dialogs:Ticket:WebhookUrl={_webhook.Url}"],
        };
    }

    private protected override ValueTask CleanUpAsync() => _webhook.DisposeAsync();
}
