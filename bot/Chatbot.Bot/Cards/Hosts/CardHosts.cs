using Chatbot.Bot.Cards.Validation;

namespace Chatbot.Bot.Cards.Hosts;

/// <summary>The hosts that this product sends cards to.</summary>
internal static class CardHosts
{
    /// <summary>Microsoft Teams: 1.5 for bots, 28 KB, and elements of its own.</summary>
    public static CardHost Teams { get; } =
        new("teams", new(1, 5))
        {
            Extra =
            [
                "Icon",
                "Badge",
                "CodeBlock",
                "CompoundButton",
                "Rating",
                "Input.Rating",
                "ProgressBar",
                "ProgressRing",
                "Chart.",
            ],
            Missing = ["Media"],
            MaxBytes = 28 * 1024,
        };

    /// <summary>Bot Framework Web Chat: 1.6 without <c>Action.Execute</c>.</summary>
    public static CardHost WebChat { get; } =
        new("webchat", CardVersion.Latest) { Missing = ["Action.Execute"], MaxBytes = 256 * 1024 };

    /// <summary>Bot Framework Emulator, whose last version draws 1.3 with an older Web Chat.</summary>
    public static CardHost Emulator { get; } = new("emulator", new(1, 3)) { Missing = ["Action.Execute"], MaxBytes = 256 * 1024 };

    public static IReadOnlyList<CardHost> All { get; } = [Teams, WebChat, Emulator];
}
