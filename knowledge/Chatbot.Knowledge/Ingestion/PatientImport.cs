using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Hands in documents to a knowledge base that another process serves, and waits while too much is queued there.</summary>
internal sealed class PatientImport(IKnowledgeBase knowledge, TimeProvider timeProvider)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Hands in a document and says whether it was there already. Content that cannot be read again is tried once.</summary>
    public async Task<(DocumentStatus Status, bool IsUnchanged)> ImportAsync(
        DocumentImport import,
        CancellationToken cancellationToken
    )
    {
        var before = await knowledge.GetStatusAsync(import.Tenant, import.DocumentId, cancellationToken);
        while (true)
        {
            try
            {
                var status = await knowledge.ImportAsync(import, cancellationToken);
                return (status, before?.ImportedAt == status.ImportedAt);
            }
            catch (IngestionBusyException) when (import.Content.CanSeek)
            {
                await Task.Delay(Pause, timeProvider, cancellationToken);
                import.Content.Position = 0;
            }
        }
    }
}
