using System.CommandLine;
using Chatbot.Contracts.Conversations;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion;
using Spectre.Console;

namespace Chatbot.Bot.Commands;

/// <summary><c>ingest</c>: imports a file or folder and waits until it is searchable.</summary>
internal static class IngestCommand
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A file, or a folder with everything below it." };
        var everyone = new Option<string[]>("--allow")
        {
            Description = "Who may see it: everyone (default), user:ID or group:ID. May be repeated.",
        };
        var command = new Command("ingest", "Imports a file or folder into the knowledge base.") { path, everyone };
        command.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: true,
                    (services, stop) => RunAsync(services, result.GetRequiredValue(path), result.GetValue(everyone), stop),
                    token
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        string path,
        string[]? allowed,
        CancellationToken cancellationToken
    )
    {
        var access = allowed is { Length: > 0 } ? new AccessList(allowed) : AccessList.Everyone;
        var knowledge = services.GetRequiredService<IKnowledgeBase>();
        IReadOnlyList<DocumentStatus> imported;
        IReadOnlyList<SkippedFile> skipped = [];
        if (Directory.Exists(path))
        {
            var request = new FolderImportRequest
            {
                Tenant = ConversationId.DefaultTenant,
                Folder = path,
                Access = access,
            };
            var report = await services.GetRequiredService<IFolderImport>().ImportAsync(request, null, cancellationToken);
            (imported, skipped) = (report.Imported, report.Skipped);
        }
        else if (File.Exists(path))
        {
            imported = [await ImportFileAsync(knowledge, path, access, cancellationToken)];
        }
        else
        {
            CommandOutput.Error($"There is no file or folder '{path}'.");
            return 1;
        }

        var ended = await WaitAsync(knowledge, imported, cancellationToken);
        return Report(ended, skipped);
    }

    private static async Task<DocumentStatus> ImportFileAsync(
        IKnowledgeBase knowledge,
        string path,
        AccessList access,
        CancellationToken cancellationToken
    )
    {
        await using var content = File.OpenRead(path);
        return await knowledge.ImportAsync(
            new DocumentImport
            {
                Tenant = ConversationId.DefaultTenant,
                DocumentId = Path.GetFileName(path),
                FileName = Path.GetFileName(path),
                Content = content,
                Access = access,
            },
            cancellationToken
        );
    }

    private static Task<List<DocumentStatus>> WaitAsync(
        IKnowledgeBase knowledge,
        IReadOnlyList<DocumentStatus> imported,
        CancellationToken cancellationToken
    ) =>
        CommandOutput
            .Console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("Reading documents", maxValue: Math.Max(1, imported.Count));
                var ended = new List<DocumentStatus>();
                foreach (var document in imported)
                {
                    ended.Add(await EndOfAsync(knowledge, document, cancellationToken));
                    bar.Increment(1);
                }

                return ended;
            });

    private static async Task<DocumentStatus> EndOfAsync(
        IKnowledgeBase knowledge,
        DocumentStatus document,
        CancellationToken cancellationToken
    )
    {
        var status = document;
        while (!status.IsFinal)
        {
            await Task.Delay(Poll, TimeProvider.System, cancellationToken);
            status = await knowledge.GetStatusAsync(document.Tenant, document.DocumentId, cancellationToken) ?? status;
        }

        return status;
    }

    private static int Report(IReadOnlyList<DocumentStatus> ended, IReadOnlyList<SkippedFile> skipped)
    {
        var failed = ended.Where(status => status.Stage == DocumentStage.Failed).ToList();
        CommandOutput.Line($"{ended.Count - failed.Count} ready, {failed.Count} failed, {skipped.Count} skipped.");
        foreach (var status in failed)
        {
            CommandOutput.Error($"{status.DocumentId}: {status.Reason}");
        }

        foreach (var file in skipped)
        {
            CommandOutput.Line($"skipped {file.Path}: {file.Reason}");
        }

        return failed.Count == 0 ? 0 : 2;
    }
}
