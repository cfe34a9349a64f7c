namespace Chatbot.Bot.Tools.Catalog;

/// <summary>What one call may take, and how often one person may call.</summary>
/// <param name="Timeout">Longest time of a call; it is then given up.</param>
/// <param name="MaxResultCharacters">Longest result; the rest is cut off and the model is told.</param>
/// <param name="CallsPerMinute">Calls of one person.</param>
internal sealed record ToolLimits(TimeSpan Timeout, int MaxResultCharacters, int CallsPerMinute)
{
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(2);
    public const int LargestResult = 200_000;
    public const int MostCallsPerMinute = 10_000;
}
