namespace Chatbot.Bot.Persistence.Rows;

/// <summary>What a user allows to be remembered. Times are Unix milliseconds, UTC.</summary>
internal sealed class UserMemoryRow
{
    public required string Tenant { get; set; }

    public required string Channel { get; set; }

    public required string UserId { get; set; }

    /// <summary>When the user allowed facts to be kept across conversations; null = not allowed.</summary>
    public long? ConsentedAt { get; set; }

    /// <summary>When the user had everything forgotten: nothing that was said until then is remembered again.</summary>
    public long? ForgottenAt { get; set; }
}
