using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.State;
using Chatbot.Contracts.Activities;
using FreeJson = Chatbot.Bot.Conversations.Handlers.Json;

namespace Chatbot.Bot.Dialogs.Prompts.OAuth;

/// <summary>
/// Hands the invokes of a sign-in to the dialog that waits for it: 200 when it was taken, otherwise the status by which the client tries
/// another way. Every open client of a person sends its own copy of an exchange, with the same id: the others are answered 200 as well.
/// </summary>
internal sealed class SignInInvokeHandler(string name, int refused, DialogRunner dialogs) : IInvokeHandler
{
    private static readonly StateProperty<string> LastExchange = new("signInExchange", DialogJsonContext.Default.String);

    public string Name => name;

    public async Task<Activity> AnswerAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var id = turn.Activity.Value is { } value ? FreeJson.FindText(value, "id") : null;
        if (id is not null && LastExchange.Get(turn.State.PrivateConversation) == id)
        {
            return InvokeResponses.Create(StatusCodes.Status200OK);
        }

        if (dialogs.Find(turn) is not { } state)
        {
            return InvokeResponses.Create(refused);
        }

        var result = await dialogs.ContinueAsync(turn, state, cancellationToken);
        if (result.IsInterrupted)
        {
            return InvokeResponses.Create(refused);
        }

        if (id is not null)
        {
            LastExchange.Set(turn.State.PrivateConversation, id);
        }

        return InvokeResponses.Create(StatusCodes.Status200OK);
    }
}
