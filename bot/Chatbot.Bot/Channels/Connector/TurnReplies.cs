using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>What a turn answered.</summary>
/// <param name="Activities">Its activities in their last form, in order.</param>
/// <param name="InvokeResponse">The answer to an invoke, or null.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record TurnReplies(IReadOnlyList<Activity> Activities, Activity? InvokeResponse, TurnOutcome Outcome);
