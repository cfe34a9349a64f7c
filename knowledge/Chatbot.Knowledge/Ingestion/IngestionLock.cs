namespace Chatbot.Knowledge.Ingestion;

/// <summary>Lets one process at a time work off the documents of a data folder. The system frees it when the process dies.</summary>
internal sealed class IngestionLock(KnowledgeOptions options, TimeProvider timeProvider)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    /// <summary>Waits until no other process holds the folder; disposing the result frees it.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.DataFolder);
        while (true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(options.DataFolder, "ingestion.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException)
            {
                await Task.Delay(Retry, timeProvider, cancellationToken);
            }
        }
    }
}
