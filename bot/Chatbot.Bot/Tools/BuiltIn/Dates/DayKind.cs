namespace Chatbot.Bot.Tools.BuiltIn.Dates;

/// <summary>Which days are counted.</summary>
internal enum DayKind
{
    Calendar,
    Working,
}
