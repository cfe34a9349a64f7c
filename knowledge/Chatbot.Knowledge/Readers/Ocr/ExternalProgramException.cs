namespace Chatbot.Knowledge.Readers.Ocr;

/// <summary>A program that helps to read a file failed; the message says how.</summary>
/// <param name="message">What happened.</param>
public sealed class ExternalProgramException(string message) : Exception(message);
