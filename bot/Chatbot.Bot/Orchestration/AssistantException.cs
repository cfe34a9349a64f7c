namespace Chatbot.Bot.Orchestration;

/// <summary>No answer could be started. <see cref="UserMessage"/> may be shown as it is; the cause is for the log.</summary>
internal sealed class AssistantException(AssistantFailure kind, string userMessage, Exception? innerException = null)
    : Exception($"The chat provider failed: {kind}.", innerException)
{
    public AssistantFailure Kind { get; } = kind;

    public string UserMessage { get; } = userMessage;
}
