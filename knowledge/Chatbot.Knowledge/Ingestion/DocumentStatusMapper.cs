using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Rows to what callers see. Pure.</summary>
internal static class DocumentStatusMapper
{
    public static DocumentStatus ToStatus(this DocumentRow row) =>
        new()
        {
            Tenant = row.Tenant,
            DocumentId = row.DocumentId,
            Title = row.Title,
            FileName = row.FileName,
            Stage = row.Stage,
            Reason = row.Reason,
            Attempts = row.Attempts,
            Chunks = row.ServedChunks,
            Bytes = row.Bytes,
            ImportedAt = row.ImportedAt,
            UpdatedAt = row.UpdatedAt,
            Tags = Payload.ToTags(row.Tags),
        };
}
