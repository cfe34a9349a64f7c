using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Leave;

/// <summary>What is known of the person who decides.</summary>
/// <param name="Conversation">Their own conversation with the bot; null until they first wrote.</param>
/// <param name="Reference">What is needed to go on there.</param>
/// <param name="Waiting">Requests that wait for the approver to be known.</param>
internal sealed record LeaveApprover(string? Conversation, Activity? Reference, IReadOnlyList<string> Waiting);
