namespace Chatbot.Bot.Tools.Approval;

/// <summary>What a person said to a <see cref="ApprovalRequest"/>.</summary>
/// <param name="IsApproved">Whether to go on; false also when nobody answered in time.</param>
/// <param name="IsExpired">Whether nobody answered in time.</param>
/// <param name="Comment">What the person added, or null.</param>
/// <param name="Arguments">The arguments of the call as the person changed them, a JSON object; null = as they were.</param>
internal sealed record PersonAnswer(bool IsApproved, bool IsExpired = false, string? Comment = null, string? Arguments = null)
{
    /// <summary>Nobody answered in time.</summary>
    public static PersonAnswer Expired { get; } = new(IsApproved: false, IsExpired: true);
}
