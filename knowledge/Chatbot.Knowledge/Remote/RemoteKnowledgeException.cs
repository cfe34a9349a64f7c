using System.Net;

namespace Chatbot.Knowledge.Remote;

/// <summary>The knowledge service refused a call, failed, or could not be reached.</summary>
/// <param name="message">What failed and what to do.</param>
/// <param name="statusCode">What it answered, or null when it did not.</param>
/// <param name="innerException">What happened below.</param>
public sealed class RemoteKnowledgeException(string message, HttpStatusCode? statusCode = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What it answered, or null when it did not.</summary>
    public HttpStatusCode? StatusCode { get; } = statusCode;
}
