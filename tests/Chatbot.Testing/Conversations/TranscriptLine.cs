using Chatbot.Contracts.Activities;

namespace Chatbot.Testing.Conversations;

/// <summary>One line of a recorded transcript: what the user sent, and what came back.</summary>
/// <param name="Conversation">Name of the conversation.</param>
/// <param name="User">Id of the person.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="Replies">What came back, in order.</param>
internal sealed record TranscriptLine(string Conversation, string User, Activity Sent, IReadOnlyList<Activity> Replies);
