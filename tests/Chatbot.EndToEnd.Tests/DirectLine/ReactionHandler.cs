using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;

namespace Chatbot.EndToEnd.Tests.DirectLine;

/// <summary>Answers what clients do not see.</summary>
internal sealed class ReactionHandler : IActivityHandler
{
    public string ActivityType => ActivityTypes.MessageReaction;

    public async Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        await turn.SendAsync(new() { Type = ActivityTypes.Message, Text = "noticed" }, cancellationToken);
}
