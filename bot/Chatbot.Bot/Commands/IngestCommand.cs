using System.CommandLine;
using Chatbot.Contracts.Conversations;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Commands;

/// <summary><c>ingest</c>: imports a file, a folder or a zip archive, and says how far it is until it is searchable.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A file, a folder with everything below it, or a zip archive." };
        var allowed = new Option<string[]>("--allow")
        {
            Description = "Who may see it: everyone (default), user:ID or group:ID. May be repeated.",
        };
        var collection = new Option<string?>("--collection") { Description = "The collection that it goes to." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object per line." };
        var command = new Command("ingest", "Imports a file, a folder or a zip archive into the knowledge base.")
        {
            path,
            allowed,
            collection,
            json,
        };
        command.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: true,
                    (services, stop) =>
                    {
                        var request = new FolderImportRequest
                        {
                            Tenant = ConversationId.DefaultTenant,
                            Folder = result.GetRequiredValue(path),
                            Collection = result.GetValue(collection) ?? Collections.Default,
                            Access = result.GetValue(allowed) is { Length: > 0 } names
                                ? new AccessList(names)
                                : AccessList.Everyone,
                        };
                        return RunAsync(services, request, result.GetValue(json), stop);
                    },
                    token
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        FolderImportRequest request,
        bool isJson,
        CancellationToken cancellationToken
    )
    {
        if (!Path.Exists(request.Folder))
        {
            CommandOutput.Error($"There is no file or folder '{request.Folder}'.");
            return 1;
        }

        var knowledge = services.GetRequiredService<IKnowledgeBase>();
        var follower = new IngestFollower(knowledge, isJson);
        var isMany =
            Directory.Exists(request.Folder)
            || Path.GetExtension(request.Folder).Equals(".zip", StringComparison.OrdinalIgnoreCase);
        var storing = isMany
            ? services.GetRequiredService<IFolderImport>().ImportAsync(request, follower, cancellationToken)
            : ImportFileAsync(knowledge, request, follower, cancellationToken);
        await follower.FollowAsync(storing, cancellationToken);
        return Print(await storing, follower.Ended, isJson);
    }

    private static async Task<FolderImportReport> ImportFileAsync(
        IKnowledgeBase knowledge,
        FolderImportRequest request,
        IngestFollower follower,
        CancellationToken cancellationToken
    )
    {
        await using var content = File.OpenRead(request.Folder);
        var status = await knowledge.ImportAsync(
            new DocumentImport
            {
                Tenant = request.Tenant,
                DocumentId = Path.GetFileName(request.Folder),
                FileName = Path.GetFileName(request.Folder),
                Collection = request.Collection,
                Content = content,
                Access = request.Access,
            },
            cancellationToken
        );
        follower.Report(status);
        return new FolderImportReport([status], []);
    }

    private static int Print(FolderImportReport report, IReadOnlyCollection<DocumentStatus> ended, bool isJson)
    {
        List<SkippedFile> failed =
        [
            .. ended
                .Where(status => status.Stage == DocumentStage.Failed)
                .Select(status => new SkippedFile(status.DocumentId, status.Reason ?? "")),
        ];
        var partial = ended.Where(status => status.Stage == DocumentStage.Partial).ToList();
        var ready = ended.Count - failed.Count - partial.Count;
        if (isJson)
        {
            CommandOutput.Json(
                new IngestOutput("report", ready, partial.Count, report.Unchanged.Count, failed, report.Skipped),
                IngestJsonContext.Default.IngestOutput
            );
            return failed.Count == 0 ? 0 : 2;
        }

        var unchanged = report.Unchanged.Count > 0 ? $" ({report.Unchanged.Count} of them unchanged)" : "";
        var parts = partial.Count > 0 ? $", {partial.Count} in part" : "";
        CommandOutput.Line($"{ready} ready{unchanged}{parts}, {failed.Count} failed, {report.Skipped.Count} skipped.");
        foreach (var status in partial)
            CommandOutput.Line($"in part {status.DocumentId}: {status.Reason}");
        foreach (var file in failed)
            CommandOutput.Error($"{file.Path}: {file.Reason}");
        foreach (var file in report.Skipped)
            CommandOutput.Line($"skipped {file.Path}: {file.Reason}");
        return failed.Count == 0 ? 0 : 2;
    }
}
