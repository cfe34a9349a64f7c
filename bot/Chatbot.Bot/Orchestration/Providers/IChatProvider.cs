using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Providers;

/// <summary>A source of chat answers that <c>Assistant:Provider</c> and <c>Assistant:Models</c> can name.</summary>
internal interface IChatProvider
{
    string Name { get; }

    /// <summary>The model that is asked when only the provider is named.</summary>
    string DefaultModel { get; }

    /// <summary>Whether it has what it needs to be tried, whether or not it is used.</summary>
    bool IsConfigured { get; }

    /// <summary>Whether answers rest on passages, which are then searched for before the provider is called.</summary>
    bool UsesDocuments { get; }

    /// <summary>Whether a language model writes the text; then it gets instructions, sources and history as messages.</summary>
    bool IsLanguageModel { get; }

    /// <summary>Whether the host must refuse it outside the Development environment.</summary>
    bool DevelopmentOnly { get; }

    /// <summary>How often a call is made again to the same model; 0 = never. The client itself must not retry.</summary>
    int MaxRetries { get; }

    /// <summary>
    /// Makes a client. What it throws is explained by <see cref="Failures.ExceptionFailures"/>; one that speaks HTTP takes its
    /// transport from <see cref="ProviderHttpExtensions"/>, so that refusals are understood.
    /// </summary>
    /// <param name="model">Name of the model at the provider.</param>
    /// <param name="longestSilence">After it the caller gives up; the client need not wait longer.</param>
    IChatClient CreateClient(string model, TimeSpan longestSilence);
}
