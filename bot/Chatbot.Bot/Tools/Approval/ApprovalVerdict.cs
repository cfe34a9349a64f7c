namespace Chatbot.Bot.Tools.Approval;

/// <summary>What the person said to a request.</summary>
/// <param name="IsApproved">Whether the call may be made.</param>
/// <param name="Arguments">The arguments to call with, a JSON object; null = as they were.</param>
/// <param name="Comment">What the person added, or null.</param>
internal sealed record ApprovalVerdict(bool IsApproved, string? Arguments, string? Comment = null);
