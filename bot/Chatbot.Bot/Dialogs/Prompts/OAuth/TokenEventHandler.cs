using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Handlers;

namespace Chatbot.Bot.Dialogs.Prompts.OAuth;

/// <summary>Hands the event <c>tokens/response</c> to the dialog that waits for it.</summary>
internal sealed class TokenEventHandler(DialogRunner dialogs) : IEventHandler
{
    public string Name => OAuthPrompt.TokenEvent;

    public Task OnEventAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        dialogs.Find(turn) is { } state ? dialogs.ContinueAsync(turn, state, cancellationToken) : Task.CompletedTask;
}
