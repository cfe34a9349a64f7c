namespace Chatbot.Bot.Tools.BuiltIn.Calculator;

/// <summary>An expression cannot be calculated; the message says why, and where.</summary>
internal sealed class CalculationException(string message) : Exception(message);
