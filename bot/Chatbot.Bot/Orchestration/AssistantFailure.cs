namespace Chatbot.Bot.Orchestration;

/// <summary>Why an answer could not be given; each kind is a different thing to tell the user.</summary>
internal enum AssistantFailure
{
    Unavailable,
    Authentication,
    RateLimited,
    Timeout,
    ContentFiltered,
    ContextTooLong,
    Invalid,
}
