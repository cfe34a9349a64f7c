namespace Chatbot.Bot.Orchestration.Routing;

/// <summary>What was done about a failed call.</summary>
internal enum Next
{
    /// <summary>The same model was asked again.</summary>
    Retry,

    /// <summary>The next model was asked.</summary>
    Switch,
}
