using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Contracts.Activities;
using FreeJson = Chatbot.Bot.Conversations.Handlers.Json;

namespace Chatbot.Bot.Dialogs.Prompts.OAuth;

/// <summary>The client tells that single sign-on failed; the person signs in with the button of the card.</summary>
internal sealed partial class SignInFailureHandler(ILogger<SignInFailureHandler> logger) : IInvokeHandler
{
    private const int LongestCode = 40;

    public string Name => "signin/failure";

    public Task<Activity> AnswerAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var code = turn.Activity.Value is { } value ? FreeJson.FindText(value, "code") : null;
        var isPlain = code is { Length: > 0 and <= LongestCode } && code.All(char.IsAsciiLetterOrDigit);
        LogFailure(turn.Conversation.ToString(), isPlain ? code! : "unknown");
        return Task.FromResult(InvokeResponses.Create(StatusCodes.Status200OK));
    }

    [LoggerMessage(1355, LogLevel.Information, "Single sign-on failed in conversation {Conversation}: {Code}")]
    private partial void LogFailure(string conversation, string code);
}
