namespace Chatbot.Bot.Orchestration.Routing;

/// <summary>What decided for a class of models.</summary>
internal enum RoutingReason
{
    /// <summary>All classes have the same models.</summary>
    OnlyChoice,

    /// <summary>The caller knows what it needs, for example to make a follow-up question complete.</summary>
    Task,

    /// <summary>The person chose it.</summary>
    Person,

    /// <summary>The day's budget is used up, or nearly.</summary>
    Budget,

    /// <summary>The person's group may use cheap models only, or no strong ones.</summary>
    Tier,

    /// <summary>The request has results of tools.</summary>
    Tools,

    /// <summary>The request is long.</summary>
    Length,

    /// <summary>The question is in a language that cheap models know less well.</summary>
    Language,

    /// <summary>The question asks for reasoning: to compare, to explain, to calculate.</summary>
    Reasoning,

    /// <summary>The question is short and asks for a fact.</summary>
    Simple,

    /// <summary>None of the others.</summary>
    Usual,
}
