using System.Diagnostics;

namespace Chatbot.Bot.Conversations;

/// <summary>Ids that a user can quote and an operator can search for.</summary>
internal static class Correlation
{
    /// <summary>The trace id of the current span, or a new one of the same form.</summary>
    public static string NewId() => (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
}
