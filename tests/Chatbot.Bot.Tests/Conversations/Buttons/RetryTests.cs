using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Hosts;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Contracts.Activities;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Conversations;

namespace Chatbot.Bot.Tests.Conversations.Buttons;

/// <summary>The button of a failed question, pressed as an invoke, whose answer is a turn of its own.</summary>
public sealed class RetryTests
{
    [Fact]
    public async Task Retry_ThatFailsAgain_IsAnotherCard_WhoseButtonStillKnowsTheQuestion()
    {
        var model = new ScriptedProvider { UsesDocuments = false, IsLanguageModel = false };
        var asked = 0;
        model.Client.OnStream = (_, _) =>
            ++asked < 3
                ? ScriptedChatClient.SayThenFail(AssistantException.Of(AssistantFailure.Unavailable))
                : ScriptedChatClient.Say("at last");
        await using var adapter = await TestAdapter.StartAsync(
            new()
            {
                Model = model,
                Settings = ["--Assistant:Quotations=false"],
                Capabilities = new()
                {
                    Update = true,
                    Cards = CardHosts.Teams,
                    Markdown = MarkdownFeatures.All,
                },
            }
        );

        var first = Reference(Assert.Single(await adapter.SendAsync("How many days?")));
        await PressAsync(adapter, first!);
        var card = await adapter.WaitForReplyAsync(activity => Reference(activity) is { } reference && reference != first);
        await PressAsync(adapter, Reference(card)!);
        var answer = await adapter.WaitForReplyAsync(activity =>
            activity.Text?.StartsWith("at last", StringComparison.Ordinal) == true
        );

        Assert.NotNull(answer);
        Assert.Equal(3, asked);
        Assert.All(model.Client.Calls, call => Assert.Equal("How many days?", call.Messages[^1].Text));
    }

    private static Task<IReadOnlyList<Activity>> PressAsync(TestAdapter adapter, string reference)
    {
        var value = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = "error/retry",
                ["data"] = new JsonObject { ["correlationId"] = reference },
            },
        };
        return adapter.SendAsync(
            new Activity
            {
                Type = ActivityTypes.Invoke,
                Name = "adaptiveCard/action",
                Value = JsonDocument.Parse(value.ToJsonString()).RootElement,
            }
        );
    }

    /// <summary>What the button of a card of a failed question sends.</summary>
    private static string? Reference(Activity activity) =>
        activity.Attachments is [{ Content: { } card }]
        && card.TryGetProperty("actions", out var actions)
        && actions[0].GetProperty("data").TryGetProperty("correlationId", out var reference)
            ? reference.GetString()
            : null;
}
