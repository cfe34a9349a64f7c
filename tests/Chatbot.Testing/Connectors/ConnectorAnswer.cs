namespace Chatbot.Testing.Connectors;

/// <summary>How a fake connector answers one call.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON body, or null for none.</param>
/// <param name="RetryAfter">Value of the Retry-After header, or null.</param>
/// <param name="Until">The answer is held back until this task ends.</param>
/// <param name="Abort">The connection is reset after the request was read, without an answer.</param>
public sealed record ConnectorAnswer(
    int Status,
    string? Body = null,
    string? RetryAfter = null,
    Task? Until = null,
    bool Abort = false
)
{
    public static ConnectorAnswer Created(string id) => new(201, $$"""{"id":"{{id}}"}""");
}
