using System.Text.Json;

namespace Chatbot.Bot.Jobs;

/// <summary>What the job of a workflow works on.</summary>
/// <param name="Definition">The workflow as it was when the job began: a later version does not change a job.</param>
/// <param name="Input">The input, which fits the definition.</param>
/// <param name="IsTyped">Whether the person wrote the input; otherwise a model made it up.</param>
internal sealed record WorkflowJobInput(JsonElement Definition, JsonElement Input, bool IsTyped);
