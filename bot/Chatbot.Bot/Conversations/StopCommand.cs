using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations;

/// <summary>How users say stop: a message <c>stop</c> or <c>/stop</c>, or an event of that name. Counts only while a turn runs.</summary>
internal static class StopCommand
{
    public static bool Matches(Activity activity) =>
        activity.Type switch
        {
            ActivityTypes.Message => activity.Text?.Trim() is { Length: 4 or 5 } text
                && (text.Equals("stop", StringComparison.OrdinalIgnoreCase) || text is "/stop"),
            ActivityTypes.Event => activity.Name == "stop",
            _ => false,
        };
}
