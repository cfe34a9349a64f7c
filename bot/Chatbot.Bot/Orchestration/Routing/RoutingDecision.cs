using Chatbot.Bot.Orchestration.Models;

namespace Chatbot.Bot.Orchestration.Routing;

/// <summary>A class of models and why it was chosen.</summary>
internal sealed record RoutingDecision(ModelClass Class, RoutingReason Reason);
