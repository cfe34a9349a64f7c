using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>How a model is asked.</summary>
/// <param name="Messages">The messages that ask for an answer, with what is said of tools and room for those on offer; null and none = without tools.</param>
/// <param name="Options">New options for each call; they carry what the decorators of the pipeline need.</param>
internal sealed record AgentOpening(
    Func<RenderedPrompt?, IReadOnlyList<Tool>, IReadOnlyList<ChatMessage>> Messages,
    Func<ChatOptions> Options
);
