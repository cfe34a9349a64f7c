using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>What a turn answered.</summary>
/// <param name="Activities">Its activities in their last form, in order.</param>
/// <param name="InvokeResponse">The answer to an invoke, or null.</param>
internal sealed record TurnReplies(IReadOnlyList<Activity> Activities, Activity? InvokeResponse);
