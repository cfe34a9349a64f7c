using System.Text.Json;

namespace Chatbot.Bot.Commands.Workflows;

/// <summary>What <c>workflows run --json</c> prints.</summary>
/// <param name="Workflow">Its name.</param>
/// <param name="State"><c>succeeded</c>, <c>stopped</c> or <c>failed</c>.</param>
/// <param name="Output">What came out; null unless it succeeded.</param>
/// <param name="Reason">Why it did not succeed; null when it did.</param>
internal sealed record WorkflowRunOutput(string Workflow, string State, JsonElement? Output, string? Reason);
