namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>What one run may take.</summary>
/// <param name="MaxSteps">Steps, those of branches, rounds and workers included.</param>
/// <param name="MaxCalls">Calls of models and of tools.</param>
/// <param name="MaxTokens">Tokens, in and out.</param>
/// <param name="MaxCost">US dollars by the prices of the catalogue of models; 0 = no limit.</param>
/// <param name="MaxDuration">Time of all calls together, without the time that people think.</param>
internal sealed record WorkflowLimits(int MaxSteps, int MaxCalls, long MaxTokens, double MaxCost, TimeSpan MaxDuration);
