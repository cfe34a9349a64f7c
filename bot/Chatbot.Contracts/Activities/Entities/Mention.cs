namespace Chatbot.Contracts.Activities.Entities;

/// <summary>Somebody is addressed in the text.</summary>
public sealed record Mention
{
    /// <summary>The value of <c>type</c>.</summary>
    public const string EntityType = "mention";

    /// <summary>Always <see cref="EntityType"/>.</summary>
    public string Type { get; } = EntityType;

    /// <summary>Who is mentioned.</summary>
    public ChannelAccount? Mentioned { get; init; }

    /// <summary>The markup that occurs literally in the activity's text, for example <c>&lt;at&gt;Name&lt;/at&gt;</c>.</summary>
    public string? Text { get; init; }
}
