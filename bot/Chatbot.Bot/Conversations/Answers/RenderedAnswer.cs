using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>An answer as messages.</summary>
/// <param name="Messages">What is sent, at least one message.</param>
/// <param name="Held">What is sent when the person asks for it; mostly nothing.</param>
internal sealed record RenderedAnswer(IReadOnlyList<Activity> Messages, IReadOnlyList<Activity> Held);
