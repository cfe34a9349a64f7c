namespace Chatbot.Bot.Conversations.Memories;

/// <summary>Asks a person who wants everything forgotten whether that is really meant; a yes does it.</summary>
internal interface IForgetConfirmation
{
    Task AskAsync(ITurnContext turn, CancellationToken cancellationToken);
}
