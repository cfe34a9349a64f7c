using System.Text.Json;

namespace Chatbot.Bot.Tools.OpenApi;

/// <summary>An operation of an API, ready to be called.</summary>
/// <param name="Id">Its <c>operationId</c>, or method and path where it has none.</param>
/// <param name="Description">Summary and description; method and path where it has neither.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path with names in braces.</param>
/// <param name="Parameters">Name → where it goes. The body is not among them.</param>
/// <param name="BodyType">Media type of the body, or null when it has none.</param>
/// <param name="Schema">JSON schema of the arguments; the body is the property <c>body</c>.</param>
internal sealed record ApiOperation(
    string Id,
    string Description,
    HttpMethod Method,
    string Path,
    IReadOnlyDictionary<string, ApiParameter> Parameters,
    string? BodyType,
    JsonElement Schema
)
{
    public const string Body = "body";
}
