using System.Diagnostics;

namespace Chatbot.Bot.Conversations;

/// <summary>Names of spans, tags and instruments of turns.</summary>
internal static class TelemetryNames
{
    public const string SourceName = "Chatbot.Turns";
    public const string MeterName = "Chatbot.Turns";
    public const string TurnSpan = "turn";
    public const string ConversationId = "gen_ai.conversation.id";
    public const string Channel = "chatbot.channel";
    public const string ActivityType = "chatbot.activity.type";
    public const string Outcome = "chatbot.turn.outcome";

    public static readonly ActivitySource Source = new(SourceName);
}
