namespace Chatbot.Knowledge.Sources;

/// <summary>A source cannot be reached at all; what it held before stays.</summary>
/// <param name="message">What is not there, and what to do.</param>
/// <param name="innerException">What happened below.</param>
public sealed class SourceUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
