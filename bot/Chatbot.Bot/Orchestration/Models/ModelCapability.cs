namespace Chatbot.Bot.Orchestration.Models;

/// <summary>What some models can do and others cannot.</summary>
internal enum ModelCapability
{
    /// <summary>Asks for functions to be called.</summary>
    Tools,

    /// <summary>Reads pictures.</summary>
    Vision,

    /// <summary>Answers in JSON when told to.</summary>
    Json,

    /// <summary>Answers word by word.</summary>
    Streaming,
}
