namespace Chatbot.Bot.Conversations;

/// <summary>Answers the activities of one type.</summary>
internal interface IActivityHandler
{
    /// <summary>One of <see cref="Contracts.Activities.ActivityTypes"/>.</summary>
    string ActivityType { get; }

    Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken);
}
