using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbot.Bot.Orchestration.Workflows;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Jobs;

/// <summary>
/// <c>run_NAME</c> for each workflow. The call only begins a job: each step of it asks by its own rules before it changes
/// anything, so the call itself changes nothing that would need a permission.
/// </summary>
internal sealed class WorkflowTools : IToolSource
{
    private readonly IReadOnlyList<Tool> _tools;

    public WorkflowTools(WorkflowCatalog workflows, WorkflowStarter starter, TranscriptStore transcript)
    {
        var rules = new ToolRules
        {
            Access = ToolAccess.Everyone,
            ActsFor = ToolIdentity.User,
            Risk = ToolRisk.Read,
            Approval = ApprovalRule.Never,
            Limits = new(TimeSpan.FromSeconds(20), MaxResultCharacters: 2000, CallsPerMinute: 10),
        };
        _tools = [.. workflows.All.Select(workflow => new Tool(new StartFunction(workflow, starter, transcript), rules))];
    }

    public ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) => new(_tools);

    /// <summary>Begins a job; called twice in a turn with one input it begins one.</summary>
    private sealed class StartFunction(WorkflowDefinition workflow, WorkflowStarter starter, TranscriptStore transcript)
        : AIFunction
    {
        private const int KeyLength = 16;

        public override string Name => WorkflowCatalog.ToolPrefix + workflow.Name;

        public override string Description =>
            $"{workflow.Description} This takes a while: it begins a job, and its result is sent to the person later, by itself.";

        public override JsonElement JsonSchema => workflow.Input;

        protected override async ValueTask<object?> InvokeCoreAsync(
            AIFunctionArguments arguments,
            CancellationToken cancellationToken
        )
        {
            var caller = (ToolCaller)arguments.Context![typeof(ToolCaller)]!;
            if (
                !ConversationId.TryParse(caller.ConversationId, out var conversation)
                || transcript.Read(conversation, caller.Turn - 1, 1) is not [var entry]
                || entry.Sequence != caller.Turn
            )
            {
                return ToolResult.Failed("A job can be begun in a conversation only, because its result is sent there.");
            }

            var input = Input(arguments);
            var key = string.Create(CultureInfo.InvariantCulture, $"{caller.Turn}:{workflow.Name}:{Hash(input)}");
            var job = await starter.StartAsync(workflow, input, isTyped: false, conversation, entry.Activity, key);
            return job is null
                ? ToolResult.Failed("The person has too many jobs. Say that one must end or be cancelled first.")
                : new ToolResult(
                    $"Job {job.JobId} has begun. Say so, with its id; the result comes by itself. Do not wait for it and do not invent it."
                );
        }

        private static JsonElement Input(AIFunctionArguments arguments)
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                writer.WriteStartObject();
                foreach (var (name, value) in arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal))
                {
                    if (value is JsonElement element)
                    {
                        writer.WritePropertyName(name);
                        element.WriteTo(writer);
                    }
                }

                writer.WriteEndObject();
            }

            using var document = JsonDocument.Parse(buffer.ToArray());
            return document.RootElement.Clone();
        }

        private static string Hash(JsonElement input) =>
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(input.GetRawText())))[..KeyLength];
    }
}
