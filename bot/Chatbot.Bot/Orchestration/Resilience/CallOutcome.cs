namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>What a call says about its model.</summary>
internal enum CallOutcome
{
    /// <summary>The caller went away; nothing is known.</summary>
    Abandoned,
    Succeeded,
    Failed,
}
