namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>A message of a conversation, as memory takes it in.</summary>
/// <param name="Turn">The turn that it belongs to.</param>
/// <param name="Id">Id of its activity.</param>
/// <param name="IsUser">Whether the user wrote it; false = the bot did.</param>
/// <param name="Text">What was said.</param>
/// <param name="At">When, UTC.</param>
internal sealed record MemoryMessage(long Turn, string Id, bool IsUser, string Text, DateTimeOffset At);
