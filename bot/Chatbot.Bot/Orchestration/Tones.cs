namespace Chatbot.Bot.Orchestration;

/// <summary>How answers sound; prompts know these names.</summary>
internal static class Tones
{
    public const string Neutral = "neutral";

    public static readonly IReadOnlyList<string> All = [Neutral, "formal", "friendly", "brief"];
}
