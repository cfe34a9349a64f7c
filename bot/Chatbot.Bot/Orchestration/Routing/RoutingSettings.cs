namespace Chatbot.Bot.Orchestration.Routing;

/// <summary>What limits the choice of a model; section <c>Assistant:Routing</c>.</summary>
internal sealed class RoutingSettings
{
    /// <summary>US dollars that each process may spend a day (UTC) before it uses cheap models only; 0 = no limit.</summary>
    public decimal DailyBudget { get; set; }

    /// <summary>Groups whose members are answered by cheap models only.</summary>
    public IList<string> CheapGroups { get; } = [];

    /// <summary>Groups whose members may be answered by strong models; empty = everyone.</summary>
    public IList<string> StrongGroups { get; } = [];
}
