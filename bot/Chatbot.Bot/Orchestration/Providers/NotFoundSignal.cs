namespace Chatbot.Bot.Orchestration.Providers;

/// <summary>What a provider answers, and nothing else, when the sources hold no answer. It is never shown.</summary>
internal static class NotFoundSignal
{
    public const string Text = "NOT_IN_DOCUMENTS";
}
