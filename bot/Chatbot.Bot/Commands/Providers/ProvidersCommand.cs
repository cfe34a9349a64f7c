using System.CommandLine;
using Chatbot.Bot.Orchestration.Providers;

namespace Chatbot.Bot.Commands.Providers;

/// <summary><c>providers test</c>: asks every configured model one tiny question.</summary>
internal static class ProvidersCommand
{
    private const int SomeFailed = 2;

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var test = new Command("test", "Asks every configured model one tiny question and says what works.") { json };
        test.TreatUnmatchedTokensAsErrors = false;
        test.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: false,
                    (services, stop) => TestAsync(services, result.GetValue(json), stop),
                    token
                )
        );
        return new Command("providers", "The language models that are configured.") { test };
    }

    private static async Task<int> TestAsync(IServiceProvider services, bool json, CancellationToken cancellationToken)
    {
        var results = new List<ProbeResult>();
        await foreach (var result in services.GetRequiredService<ProviderProbe>().RunAsync(cancellationToken))
        {
            results.Add(result);
            if (!json)
            {
                Write(result);
            }
        }

        if (json)
        {
            CommandOutput.Json(results, ProvidersJsonContext.Default.ListProbeResult);
        }

        return results.TrueForAll(result => result.Works) ? 0 : SomeFailed;
    }

    private static void Write(ProbeResult result)
    {
        var name = result.Model is { Length: > 0 } ? $"{result.Provider}/{result.Model}" : result.Provider;
        if (result.Works)
        {
            CommandOutput.Line($"{name}: works ({result.Milliseconds:0} ms)");
            return;
        }

        CommandOutput.Line($"{name}: {result.Failure} ({result.Detail})");
        CommandOutput.Line($"    {result.Cure}");
    }
}
