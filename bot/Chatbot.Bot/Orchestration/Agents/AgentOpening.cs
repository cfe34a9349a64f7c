using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>How a model would be asked without tools.</summary>
/// <param name="Messages">The messages that ask for an answer, with room for the tools.</param>
/// <param name="Options">New options for each call; they carry what the decorators of the pipeline need.</param>
internal sealed record AgentOpening(Func<IReadOnlyList<Tool>, IReadOnlyList<ChatMessage>> Messages, Func<ChatOptions> Options);
