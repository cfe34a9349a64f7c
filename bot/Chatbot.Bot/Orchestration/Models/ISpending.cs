namespace Chatbot.Bot.Orchestration.Models;

/// <summary>What was spent on models, in US dollars. Thread-safe.</summary>
internal interface ISpending
{
    /// <summary>Today, UTC.</summary>
    DateOnly Day { get; }

    /// <summary>What was spent today.</summary>
    decimal Today { get; }

    void Add(decimal dollars);
}
