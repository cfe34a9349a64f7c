namespace Chatbot.Contracts.Activities.Cards;

/// <summary>Content types of cards.</summary>
public static class CardTypes
{
    /// <summary>Adaptive Card.</summary>
    public const string Adaptive = "application/vnd.microsoft.card.adaptive";

    /// <summary>Hero card.</summary>
    public const string Hero = "application/vnd.microsoft.card.hero";

    /// <summary>Thumbnail card.</summary>
    public const string Thumbnail = "application/vnd.microsoft.card.thumbnail";

    /// <summary>Receipt card.</summary>
    public const string Receipt = "application/vnd.microsoft.card.receipt";

    /// <summary>Sign-in card.</summary>
    public const string SignIn = "application/vnd.microsoft.card.signin";

    /// <summary>OAuth card.</summary>
    public const string OAuth = "application/vnd.microsoft.card.oauth";

    /// <summary>Animation card.</summary>
    public const string Animation = "application/vnd.microsoft.card.animation";

    /// <summary>Audio card.</summary>
    public const string Audio = "application/vnd.microsoft.card.audio";

    /// <summary>Video card.</summary>
    public const string Video = "application/vnd.microsoft.card.video";
}
