using Chatbot.Knowledge.Chunking;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>What the messages of a run may take.</summary>
/// <param name="Counter">Counts.</param>
/// <param name="InputTokens">All messages together.</param>
/// <param name="ResultTokens">One result of a tool; the model may read on.</param>
internal sealed record RunLimits(ITokenCounter Counter, int InputTokens, int ResultTokens);
