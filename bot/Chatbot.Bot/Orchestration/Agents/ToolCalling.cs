namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>How a language model is given tools.</summary>
internal enum ToolCalling
{
    /// <summary>By the provider's own tool calling.</summary>
    Native,

    /// <summary>As text, for models without tool calling: thought, action, observation (ReAct).</summary>
    Text,

    /// <summary>Not at all.</summary>
    Off,
}
