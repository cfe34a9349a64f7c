using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Tests.Orchestration;
using Chatbot.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Conversations.Memories;

/// <summary>The offer of a recap, in a real conversation with a clock that the test turns.</summary>
public sealed class WelcomeBackTests
{
    [Theory]
    [InlineData(12, 31, true)]
    [InlineData(12, 29, false)]
    [InlineData(3, 31, false)]
    public async Task Return_ToALongConversationAfterAPause_OffersARecapOnce(int messages, int minutes, bool isOffered)
    {
        var time = new ShiftedTimeProvider();
        ConversationHost? host = null;
        host = await ConversationHost.StartAsync(
            async (turn, token) =>
            {
                await host!.Services.GetRequiredService<ConversationMemories>().WelcomeBackAsync(turn, token);
                await turn.SendAsync(TurnTexts.Message("answer"), token);
            },
            time: time,
            services: OfflineAssistant.Add
        );
        await using var running = host;
        for (var message = 1; message <= messages; message++)
        {
            await host.Conversation().PostAsync(ConversationHost.Message($"Question {message}?"), null);
        }

        await host.ReadUntilEndedAsync(messages);
        time.Advance(TimeSpan.FromMinutes(minutes));
        await host.Conversation().PostAsync(ConversationHost.Message("I am back."), null);
        await host.Conversation().PostAsync(ConversationHost.Message("Still here."), null);
        var answers = ConversationHost.Answers(await host.ReadUntilEndedAsync(messages + 2));

        Assert.Equal(isOffered ? 1 : 0, answers.Count(answer => answer!.StartsWith("Welcome back!", StringComparison.Ordinal)));
    }
}
