using Chatbot.Bot.Orchestration.Failures;

namespace Chatbot.Bot.Orchestration.Routing;

/// <summary>A call that failed while the user had seen nothing.</summary>
/// <param name="Model">As <c>provider/model</c>.</param>
/// <param name="Detail">Status and code of the service, never what was said.</param>
internal sealed record FailedCall(string Model, AssistantFailure Failure, string? Detail, Next Next);
