namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>How well questions can be answered now; from the best to the worst.</summary>
internal enum ServiceLevel
{
    /// <summary>Every model works.</summary>
    Full = 0,

    /// <summary>A model does not work; another answers in its place.</summary>
    Degraded = 1,

    /// <summary>No language model works; answers are quoted from the documents.</summary>
    Minimal = 2,

    /// <summary>Nothing can answer; users are told so.</summary>
    Offline = 3,
}
