namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>One answer of a language model, as the journal keeps it.</summary>
/// <param name="Text">What it said.</param>
/// <param name="Tokens">In and out.</param>
/// <param name="Cost">US dollars by the catalogue.</param>
/// <param name="ElapsedMs">Time of the call.</param>
internal sealed record ModelReply(string Text, long Tokens, decimal Cost, double ElapsedMs);
