namespace Chatbot.Bot.Conversations.Feedback;

/// <summary>A person was asked what was wrong with an answer.</summary>
/// <param name="AnswerId">The answer.</param>
/// <param name="UserId">Who was asked.</param>
/// <param name="CardId">The message that asks.</param>
/// <param name="AskedAt">When.</param>
/// <param name="IsAnswered">Whether the reason was given.</param>
internal sealed record ReasonRequest(string AnswerId, string UserId, string? CardId, DateTimeOffset AskedAt, bool IsAnswered);
