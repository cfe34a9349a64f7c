using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations;

/// <summary>What users read when a turn does not end as intended.</summary>
internal static class TurnTexts
{
    public static Activity Message(string text) =>
        new()
        {
            Type = ActivityTypes.Message,
            Text = text,
            TextFormat = "markdown",
        };

    /// <summary>What was said until the user stopped it.</summary>
    public static Activity Stopped(string text) => Message(text.Length == 0 ? "Stopped." : $"{text} …\n\n*Stopped.*");

    /// <summary>What was said until something failed.</summary>
    public static Activity BrokenOff(string text, Exception exception, string correlationId) =>
        Message($"{text} …\n\n*{Failed(exception, correlationId)}*");

    public static string Failed(Exception exception, string correlationId) => $"{Reason(exception)} (Reference {correlationId})";

    /// <summary>Why, in the reader's words.</summary>
    public static string Reason(Exception exception) =>
        exception is AssistantException assistant ? assistant.UserMessage
        : exception is OperationCanceledException ? "This took too long, so I stopped. Please try again."
        : "Something went wrong and I could not finish this answer. Please try again.";
}
