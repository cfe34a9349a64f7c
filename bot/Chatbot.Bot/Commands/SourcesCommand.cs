using System.CommandLine;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Sources;

namespace Chatbot.Bot.Commands;

/// <summary><c>sources</c>: lists the configured sources, and runs one.</summary>
internal static class SourcesCommand
{
    public static Command Create()
    {
        var list = new Command("list", "Lists the configured sources.");
        list.SetAction(
            (result, token) =>
                CommandHost.RunAsync(result, processDocuments: false, (services, _) => Task.FromResult(List(services)), token)
        );
        var name = new Argument<string>("name") { Description = "Name of the source, as in Knowledge:Sources." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tells what would be added, changed and removed." };
        var confirm = new Option<bool>("--confirm-removals")
        {
            Description = "Removes even when much of the source is gone at once.",
        };
        var run = new Command("run", "Runs a source now and waits until its documents are searchable.") { name, dryRun, confirm };
        run.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: !result.GetValue(dryRun),
                    (services, stop) =>
                        RunAsync(
                            services,
                            result.GetRequiredValue(name),
                            result.GetValue(dryRun),
                            result.GetValue(confirm),
                            stop
                        ),
                    token
                )
        );
        var command = new Command("sources", "Websites and folders that documents are pulled from.") { list, run };
        foreach (var verb in command.Subcommands)
            verb.TreatUnmatchedTokensAsErrors = false;
        return command;
    }

    private static int List(IServiceProvider services)
    {
        var names = services.GetRequiredService<IDocumentSources>().Names;
        foreach (var name in names)
            CommandOutput.Line(name);
        if (names.Count == 0)
            CommandOutput.Line("No source is configured; see docs/sources.md.");
        return 0;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        string name,
        bool dryRun,
        bool confirmRemovals,
        CancellationToken cancellationToken
    )
    {
        SourceReport report;
        try
        {
            report = await services
                .GetRequiredService<IDocumentSources>()
                .RunAsync(name, dryRun, confirmRemovals, cancellationToken);
        }
        catch (Exception exception) when (exception is ArgumentException or SourceUnavailableException)
        {
            CommandOutput.Error(exception.Message);
            return 1;
        }

        if (!dryRun)
            await services.GetRequiredService<IKnowledgeBase>().WhenIdleAsync(cancellationToken);
        Write("+", report.Added);
        Write("~", report.Changed);
        Write("-", report.Removed);
        Write("?", report.HeldBack);
        foreach (var failure in report.Failed)
            CommandOutput.Line($"! {failure.Key}: {failure.Reason}");
        if (report.HeldBackReason is not null)
            CommandOutput.Line($"{report.HeldBack.Count} kept: {report.HeldBackReason} (--confirm-removals)");
        CommandOutput.Line(
            $"{report.Source}{(dryRun ? " (dry run)" : "")}: {report.Added.Count} added, {report.Changed.Count} changed, "
                + $"{report.Removed.Count} removed, {report.Unchanged} unchanged, {report.Failed.Count} failed."
        );
        return report.Failed.Count == 0 ? 0 : 2;
    }

    private static void Write(string mark, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
            CommandOutput.Line($"{mark} {key}");
    }
}
