namespace Chatbot.Bot.Conversations.Continuations;

/// <summary>Something that the bot says by itself later, such as the result of a job.</summary>
internal interface IContinuation
{
    /// <summary>Unique among continuations.</summary>
    string Name { get; }

    /// <summary>Runs the turn. It runs again after a crash, with what was already sent not sent twice.</summary>
    Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken);
}
