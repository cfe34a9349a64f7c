using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Prompts.OAuth;

/// <summary>Hands the invokes of a sign-in to the dialog that waits for it: 200 when it was taken, otherwise the status by which the client tries another way.</summary>
internal sealed class SignInInvokeHandler(string name, int refused, DialogRunner dialogs) : IInvokeHandler
{
    public string Name => name;

    public async Task<Activity> AnswerAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (dialogs.Find(turn) is not { } state)
        {
            return InvokeResponses.Create(refused);
        }

        var result = await dialogs.ContinueAsync(turn, state, cancellationToken);
        return InvokeResponses.Create(result.IsInterrupted ? refused : StatusCodes.Status200OK);
    }
}
