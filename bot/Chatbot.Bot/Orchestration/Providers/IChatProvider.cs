using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Providers;

/// <summary>A source of chat answers that <c>Assistant:Provider</c> can name.</summary>
internal interface IChatProvider
{
    string Name { get; }

    /// <summary>Whether answers rest on passages, which are then searched for before the provider is called.</summary>
    bool UsesDocuments { get; }

    /// <summary>Whether a language model writes the text; then it gets instructions, sources and history as messages.</summary>
    bool IsLanguageModel { get; }

    /// <summary>Whether the host must refuse it outside the Development environment.</summary>
    bool DevelopmentOnly { get; }

    /// <param name="longestSilence">After it the caller gives up; the client need not wait longer.</param>
    IChatClient CreateClient(TimeSpan longestSilence);

    /// <summary>What an exception of its client means, or null when only the type of the exception tells.</summary>
    AssistantFailure? Classify(Exception exception);
}
