using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Samples;

/// <summary>Imports the sample handbook at first start and says how far it is.</summary>
internal sealed partial class SampleService(
    IKnowledgeBase knowledge,
    Database database,
    IOptions<SampleOptions> options,
    TimeProvider time,
    ILogger<SampleService> logger
) : BackgroundService
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether there is nothing left to import.</summary>
    public bool IsDone { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var marker = Path.Combine(database.DataPath, "sample-imported");
        if (!options.Value.Enabled || File.Exists(marker))
        {
            IsDone = true;
            return;
        }

        if (!Directory.Exists(options.Value.Folder))
        {
            LogMissing(options.Value.Folder);
            IsDone = true;
            return;
        }

        var files = Directory.GetFiles(options.Value.Folder).Order().ToList();
        foreach (var file in files)
        {
            await ImportAsync(file, stoppingToken);
        }

        await WaitAsync([.. files.Select(Id)], stoppingToken);
        await File.WriteAllTextAsync(
            marker,
            "The sample handbook was imported. Delete this file to import it again.\n",
            stoppingToken
        );
        IsDone = true;
    }

    private static string Id(string file) => $"sample/{Path.GetFileName(file)}";

    private async Task ImportAsync(string file, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(file);
        await knowledge.ImportAsync(
            new DocumentImport
            {
                Tenant = ConversationId.DefaultTenant,
                DocumentId = Id(file),
                FileName = Path.GetFileName(file),
                Content = content,
                Collection = "sample",
            },
            cancellationToken
        );
    }

    private async Task WaitAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var reported = -1;
        var open = ids.ToHashSet(StringComparer.Ordinal);
        while (open.Count > 0)
        {
            foreach (var id in open.ToList())
            {
                var status = await knowledge.GetStatusAsync(ConversationId.DefaultTenant, id, cancellationToken);
                if (status is null or { IsFinal: true })
                {
                    open.Remove(id);
                }
            }

            if (reported != ids.Count - open.Count)
            {
                reported = ids.Count - open.Count;
                LogProgress(reported, ids.Count);
            }

            if (open.Count > 0)
            {
                await Task.Delay(ReportInterval, time, cancellationToken);
            }
        }
    }

    [LoggerMessage(1401, LogLevel.Information, "Sample handbook: {Done} of {Total} documents are ready")]
    private partial void LogProgress(int done, int total);

    [LoggerMessage(
        1402,
        LogLevel.Warning,
        "Sample:Folder '{Folder}' is not there, so no sample is imported; correct it or set Sample:Enabled to false"
    )]
    private partial void LogMissing(string folder);
}
