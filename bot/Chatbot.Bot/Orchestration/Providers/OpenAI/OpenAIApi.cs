namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

/// <summary>Which of OpenAI's two APIs is spoken.</summary>
internal enum OpenAIApi
{
    /// <summary>Spoken by everything that calls itself compatible. Newer models of OpenAI take tools over it only without reasoning.</summary>
    ChatCompletions,

    /// <summary>Spoken by OpenAI and Azure OpenAI; reasoning and tools go together. Nothing is kept by the service.</summary>
    Responses,
}
