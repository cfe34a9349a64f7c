using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Middleware;
using Chatbot.Bot.Orchestration.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Providers;

/// <summary>Asks every configured model one tiny question, without retries and circuits, and says what happened.</summary>
internal sealed class ProviderProbe(ChatProviderCatalog providers, IOptions<AssistantOptions> options, TimeProvider time)
{
    private const string Question = "Reply with the single word: ok";
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    /// <summary>The models in use, then the default models of providers that are configured beside them.</summary>
    public async IAsyncEnumerable<ProbeResult> RunAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var (provider, model) in Targets())
        {
            yield return await ProbeAsync(provider, model, cancellationToken);
        }
    }

    private IEnumerable<(IChatProvider Provider, string? Model)> Targets()
    {
        var names = options.Value.Models.All.Select(ModelName.Parse).Distinct();
        var targets = names.Select(name => (Provider: providers.Get(name.Provider), Model: (string?)name.Model)).ToList();
        if (targets.Count == 0)
        {
            targets.Add((providers.Get(options.Value.Provider), null));
        }

        var beside = providers.All.Except(targets.Select(target => target.Provider));
        return targets.Concat(
            beside
                .Where(provider => provider.IsLanguageModel && provider.IsConfigured)
                .Select(provider => (provider, (string?)null))
        );
    }

    private async Task<ProbeResult> ProbeAsync(IChatProvider provider, string? model, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var name = model;
        try
        {
            name ??= provider.DefaultModel;
            using var client = new ChatClientBuilder(provider.CreateClient(name, Silence))
                .Use(inner => new FailureChatClient(inner, provider.IsLanguageModel))
                .Use(inner => new SilenceTimeoutChatClient(inner, Silence, Silence, time))
                .Build();
            await foreach (var _ in client.GetStreamingResponseAsync(Question, cancellationToken: cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            return new(provider.Name, name, Works: true, Elapsed(start));
        }
        catch (AssistantException exception)
        {
            return new(provider.Name, name, Works: false, Elapsed(start))
            {
                Failure = exception.Kind,
                Detail = exception.Detail,
                Cure = exception.Kind.Cure(),
            };
        }
        catch (OptionsValidationException exception)
        {
            return new(provider.Name, name, Works: false, Elapsed(start))
            {
                Failure = AssistantFailure.InvalidRequest,
                Detail = "the settings are not complete",
                Cure = string.Join(' ', exception.Failures),
            };
        }
    }

    private TimeSpan Silence => options.Value.ModelTimeout < LongestSilence ? options.Value.ModelTimeout : LongestSilence;

    private double Elapsed(long start) => Math.Round(time.GetElapsedTime(start).TotalMilliseconds);
}
