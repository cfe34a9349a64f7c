using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Retrieval;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge.Chunking;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Context;

/// <summary>Makes what a language model is shown. It fits the smallest of the configured models, so that each can take over from another.</summary>
internal sealed partial class ContextBuilder(
    ModelChains chains,
    ModelCatalogue catalogue,
    ITokenCounter counter,
    IOptions<AssistantOptions> options,
    ILogger<ContextBuilder> logger
)
{
    /// <summary>What the tool to read on takes, when a run gets it.</summary>
    private const int ReadMoreTokens = 200;

    private readonly AssistantOptions _options = options.Value;
    private readonly Lazy<ContextBudget> _budget = new(() =>
        chains.All.Select(model => ContextBudget.Of(catalogue.Find(model.Model), options.Value)).MinBy(budget => budget.Input)!
    );

    public ContextBudget Budget => _budget.Value;

    /// <summary>What the calls of a run with these tools must keep to.</summary>
    public RunLimits LimitsWith(IReadOnlyList<Tool> tools) =>
        new(counter, Budget.Input - ToolTokens(tools) - ReadMoreTokens, _options.Context.ToolResultTokens);

    /// <summary>The tools that fit their part of the budget; the others are not offered.</summary>
    public IReadOnlyList<Tool> FitTools(IReadOnlyList<Tool> tools)
    {
        var left = Budget.Tools - counter.Count(AgentMessages.Instructions);
        var offered = new List<Tool>();
        foreach (var tool in tools)
        {
            var cost = counter.Count(tool);
            if (cost <= left)
            {
                left -= cost;
                offered.Add(tool);
            }
        }

        if (offered.Count < tools.Count)
        {
            LogToolsLeftOut(tools.Count - offered.Count, tools.Count, Budget.Tools);
        }

        return offered;
    }

    /// <exception cref="Failures.AssistantException">The user's message is too long for the model.</exception>
    public IReadOnlyList<ChatMessage> Messages(AssistantRequest request, RetrievedContext context, IReadOnlyList<Tool> tools) =>
        ContextWindow.Fit(
            new()
            {
                Instructions = _options.Instructions,
                Question = request.Text,
                History = request.History,
                Passages = context.Passages,
                Memory = request.Memory.Lines,
            },
            Budget,
            tools.Count == 0 ? 0 : ToolTokens(tools) + counter.Count(AgentMessages.Instructions),
            counter
        );

    private int ToolTokens(IReadOnlyList<Tool> tools) => tools.Sum(tool => counter.Count(tool));

    [LoggerMessage(
        3501,
        LogLevel.Warning,
        "{LeftOut} of {All} tools are not offered: their descriptions take more than {Tokens} tokens, the part of tools in the smallest model's window"
    )]
    private partial void LogToolsLeftOut(int leftOut, int all, int tokens);
}
