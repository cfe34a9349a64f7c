using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>Answers the invokes of one name.</summary>
internal interface IInvokeHandler
{
    /// <summary>The invoke's name, for example <c>message/submitAction</c>.</summary>
    string Name { get; }

    /// <returns>The answer, made by <see cref="InvokeResponses"/>.</returns>
    Task<Activity> AnswerAsync(ITurnContext turn, CancellationToken cancellationToken);
}
