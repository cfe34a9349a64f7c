namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>How the results of branches come together.</summary>
internal enum AggregationKind
{
    /// <summary>An array of the results, in the order of the branches.</summary>
    Collect,

    /// <summary>One text of all results.</summary>
    Concat,

    /// <summary>A language model makes one of them.</summary>
    Model,
}
