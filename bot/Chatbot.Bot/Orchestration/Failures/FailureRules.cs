namespace Chatbot.Bot.Orchestration.Failures;

/// <summary>What follows from a kind of failure.</summary>
internal static class FailureRules
{
    /// <summary>Whether the same request may succeed a moment later.</summary>
    public static bool IsRetryable(this AssistantFailure failure) =>
        failure is AssistantFailure.Unavailable or AssistantFailure.RateLimited or AssistantFailure.Timeout;

    /// <summary>
    /// Whether another model may be asked instead. What a safety filter stopped is not taken to a model that lacks the filter.
    /// </summary>
    public static bool AllowsSwitch(this AssistantFailure failure) => failure != AssistantFailure.ContentFiltered;

    /// <summary>Whether it says something about the model; the others are about the request.</summary>
    public static bool CountsAgainstModel(this AssistantFailure failure) =>
        failure
            is AssistantFailure.Unavailable
                or AssistantFailure.RateLimited
                or AssistantFailure.Timeout
                or AssistantFailure.Authentication
                or AssistantFailure.ModelNotFound;

    /// <summary>What an owner can do about it.</summary>
    public static string Cure(this AssistantFailure failure) =>
        failure switch
        {
            AssistantFailure.Unavailable => "Check the endpoint, and whether its server runs and can be reached from here.",
            AssistantFailure.Authentication => "Check the key or identity, and that its account may use this model.",
            AssistantFailure.RateLimited => "Wait, or raise the quota or credit of the account.",
            AssistantFailure.Timeout => "Check the network and the load of the server, or raise Assistant:ModelTimeout.",
            AssistantFailure.ContentFiltered => "Check the content filter of the deployment: it stopped a harmless question.",
            AssistantFailure.ContextTooLong =>
                "Lower Assistant:PassageTokenBudget and Assistant:HistoryTokenBudget, or name a larger model.",
            AssistantFailure.ModelNotFound =>
                "Check the name of the model, and that the endpoint is the base address with its version.",
            _ => "Check that the endpoint speaks this provider's API and that the model answers chats.",
        };
}
