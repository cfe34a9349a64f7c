namespace Chatbot.Bot.Orchestration.Failures;

/// <summary>Why a model gave no answer. Every fault of every provider is one of these, and each is told to the user in its own words.</summary>
internal enum AssistantFailure
{
    /// <summary>The service cannot be reached, is overloaded, fails, or answers what is no answer.</summary>
    Unavailable,

    /// <summary>The key or identity is refused, or its account may not use the model.</summary>
    Authentication,

    /// <summary>Too many requests or tokens for now, or the account's quota is used up.</summary>
    RateLimited,

    /// <summary>The service was silent for too long.</summary>
    Timeout,

    /// <summary>The safety filter of the service stopped the question or the answer.</summary>
    ContentFiltered,

    /// <summary>The question, its history and its sources are more than the model reads.</summary>
    ContextTooLong,

    /// <summary>The service does not have the model.</summary>
    ModelNotFound,

    /// <summary>The service does not accept the request.</summary>
    InvalidRequest,
}
