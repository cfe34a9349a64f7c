namespace Chatbot.Knowledge.Readers;

/// <summary>A file cannot be read; the message tells its owner why, in plain words. Trying again does not help.</summary>
/// <param name="message">What is wrong with the file and what to do.</param>
/// <param name="innerException">The technical cause, for the log.</param>
public sealed class DocumentReaderException(string message, Exception? innerException = null)
    : Exception(message, innerException);
