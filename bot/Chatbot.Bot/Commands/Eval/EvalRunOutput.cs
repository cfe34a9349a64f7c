namespace Chatbot.Bot.Commands.Eval;

/// <summary>What <c>eval run --json</c> prints.</summary>
internal sealed record EvalRunOutput(string Name, string Judge, int Cases, IReadOnlyDictionary<string, double> Measures);
