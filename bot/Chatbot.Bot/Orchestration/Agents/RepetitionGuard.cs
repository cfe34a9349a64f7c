using System.Text.Json;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>Refuses a call that was made before with the same arguments.</summary>
internal sealed class RepetitionGuard(IOptions<AgentOptions> options) : IAgentHook
{
    private readonly int _most = options.Value.MaxRepeats;

    public ValueTask<CallVerdict?> BeforeCallAsync(
        AgentRun run,
        int index,
        Tool tool,
        JsonElement arguments,
        CancellationToken cancellationToken
    )
    {
        var earlier = run.Steps.SkipLast(1).SelectMany(step => step.Calls).Concat(run.Steps[^1].Calls.Take(index));
        var same = earlier.Count(call => call.Tool == tool.Name && IsSame(call.Arguments, arguments));
        return new(
            same < _most
                ? null
                : new CallVerdict.Refuse(
                    "This call was already made with the same arguments. Use its result, try other arguments, or answer now."
                )
        );
    }

    private static bool IsSame(string? earlier, JsonElement arguments)
    {
        if (earlier is null)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(earlier);
            return JsonElement.DeepEquals(document.RootElement, arguments);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
