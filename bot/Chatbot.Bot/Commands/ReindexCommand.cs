using System.CommandLine;
using Chatbot.Knowledge.Ingestion;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Commands;

/// <summary><c>reindex</c>: builds the index anew beside the one that is searched, and says how far it is.</summary>
internal static class ReindexCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var status = new Option<bool>("--status") { Description = "Only say how far it is." };
        var stop = new Option<bool>("--stop") { Description = "Give up the index that is being built." };
        var command = new Command(
            "reindex",
            "Builds the index anew with the present model and settings; search goes on meanwhile."
        )
        {
            status,
            stop,
        };
        command.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: !result.GetValue(status) && !result.GetValue(stop),
                    async (services, cancellation) =>
                    {
                        var reindexing = services.GetRequiredService<IReindexing>();
                        if (result.GetValue(stop))
                            Print(await reindexing.StopAsync(cancellation));
                        else if (result.GetValue(status))
                            Print(await reindexing.GetStatusAsync(cancellation));
                        else
                            await RunAsync(reindexing, cancellation);
                        return 0;
                    },
                    token
                )
        );
        return command;
    }

    private static async Task RunAsync(IReindexing reindexing, CancellationToken cancellationToken)
    {
        var started = await reindexing.StartAsync(cancellationToken);
        for (var now = started; now.Building is not null; now = await reindexing.GetStatusAsync(cancellationToken))
        {
            Print(now);
            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
        }

        Print(await reindexing.GetStatusAsync(cancellationToken));
    }

    private static void Print(ReindexStatus status) =>
        CommandOutput.Line(
            status.Building is null
                ? $"Index {status.Live} is searched: {status.Total} documents{(status.IsOutdated ? ", built with other settings or another model than are set now" : "")}."
                : $"Index {status.Building} is being built beside {status.Live}: {status.Done} of {status.Total} documents."
        );
}
