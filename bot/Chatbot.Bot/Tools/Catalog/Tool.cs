using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>A function that a model may call, with the rules it is called by. Without complete rules there is no tool.</summary>
internal sealed class Tool
{
    /// <exception cref="ToolRefusedException">A rule is missing, or rules contradict each other.</exception>
    public Tool(AIFunction function, ToolRules rules)
    {
        if (rules.Problems(function) is { Count: > 0 } problems)
        {
            throw new ToolRefusedException(function.Name, problems);
        }

        Function = function;
        Schema = new ArgumentSchema(function.JsonSchema);
        Access = rules.Access!;
        ActsFor = rules.ActsFor!.Value;
        Risk = rules.Risk!.Value;
        Approval = rules.Approval!.Value;
        Limits = rules.Limits!;
        HandsOver = rules.HandsOver;
    }

    public string Name => Function.Name;

    public AIFunction Function { get; }

    /// <summary>Checks arguments before the function sees them.</summary>
    public ArgumentSchema Schema { get; }

    public ToolAccess Access { get; }

    public ToolIdentity ActsFor { get; }

    public ToolRisk Risk { get; }

    public ApprovalRule Approval { get; }

    public ToolLimits Limits { get; }

    /// <summary>Whether its result ends the run, so that something else goes on with the person.</summary>
    public bool HandsOver { get; }

    public bool HasSideEffects => Risk != ToolRisk.Read;
}
