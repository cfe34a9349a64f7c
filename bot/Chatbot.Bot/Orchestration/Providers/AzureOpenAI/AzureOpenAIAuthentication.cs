namespace Chatbot.Bot.Orchestration.Providers.AzureOpenAI;

/// <summary>How requests to Azure OpenAI are signed.</summary>
internal enum AzureOpenAIAuthentication
{
    /// <summary>With a key of the resource, in the header <c>api-key</c>.</summary>
    Key,

    /// <summary>With a token of Microsoft Entra ID, as the identity of the process.</summary>
    EntraId,
}
