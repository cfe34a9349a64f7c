using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Bot.Orchestration.Retrieval;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge.Chunking;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Context;

/// <summary>Makes what a language model is shown. It fits the smallest of the configured models that can be asked at all, so that each can take over from another.</summary>
internal sealed partial class ContextBuilder(
    ModelChains chains,
    ModelCatalogue catalogue,
    PromptLibrary prompts,
    ITokenCounter counter,
    IOptions<AssistantOptions> options,
    ILogger<ContextBuilder> logger
)
{
    /// <summary>What the tool to read on takes, when a run gets it.</summary>
    private const int ReadMoreTokens = 200;

    private readonly AssistantOptions _options = options.Value;

    /// <summary>Of every configured model, smallest first.</summary>
    private readonly Lazy<IReadOnlyList<ContextBudget>> _budgets = new(() =>
        [
            .. chains
                .All.Select(model => ContextBudget.Of(catalogue.Find(model.Model), options.Value))
                .OrderBy(budget => budget.Input),
        ]
    );

    /// <summary>Of the smallest model.</summary>
    public ContextBudget Budget => _budgets.Value[0];

    /// <summary>What the calls of a run with these tools must keep to, when it begins with these messages.</summary>
    public RunLimits LimitsWith(IReadOnlyList<Tool> tools, IReadOnlyList<AgentMessage> opening)
    {
        var taken = ToolTokens(tools) + ReadMoreTokens;
        var needed = opening.Sum(message => counter.Count(message.Text) + MessageTokens.PerMessage);
        var budget = _budgets.Value.FirstOrDefault(budget => needed <= budget.Input - taken) ?? _budgets.Value[^1];
        return new(counter, budget.Input - taken, _options.Context.ToolResultTokens);
    }

    /// <summary>The tools that fit their part of the budget; the others are not offered.</summary>
    public IReadOnlyList<Tool> FitTools(IReadOnlyList<Tool> tools)
    {
        var left = Budget.Tools;
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

    /// <summary>Made for the smallest model that can take the user's message; those that cannot are not asked.</summary>
    /// <exception cref="AssistantException">The user's message is too long for every model.</exception>
    public IReadOnlyList<ChatMessage> Messages(
        AssistantRequest request,
        string instructions,
        RetrievedContext context,
        IReadOnlyList<Tool> tools,
        List<string> usedPrompts
    )
    {
        var memory = prompts.Render(PromptCatalog.Memory);
        if (request.Memory.Lines.Count > 0)
        {
            usedPrompts.Add(memory.Version);
        }

        var parts = new ContextParts
        {
            Instructions = instructions,
            MemoryInstructions = memory.Text,
            Question = request.Text,
            History = request.History,
            Passages = context.Passages,
            Memory = request.Memory.Lines,
        };
        var reserved = tools.Count == 0 ? 0 : ToolTokens(tools) + ReadMoreTokens;
        var alone = counter.Count((parts with { History = [], Passages = [], Memory = [] }).ToMessages());
        var budget = _budgets.Value.FirstOrDefault(budget => alone <= budget.Input - reserved) ?? _budgets.Value[^1];
        return ContextWindow.Fit(parts, budget, reserved, counter);
    }

    private int ToolTokens(IReadOnlyList<Tool> tools) => tools.Sum(tool => counter.Count(tool));

    [LoggerMessage(
        3501,
        LogLevel.Warning,
        "{LeftOut} of {All} tools are not offered: their descriptions take more than {Tokens} tokens, the part of tools in the smallest model's window"
    )]
    private partial void LogToolsLeftOut(int leftOut, int all, int tokens);
}
