using System.Text.Json;
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
            NextAttemptAt = row is { Attempts: > 0, Owner: null } && !IsFinal(row.Stage) ? row.WorkAt : null,
            Timings = ToTimings(row.Timings),
            StageStartedAt = row.StageStartedAt,
            Done = row.Done,
            Total = row.Total,
            Chunks = row.ServedChunks,
            Bytes = row.Bytes,
            ImportedAt = row.ImportedAt,
            UpdatedAt = row.UpdatedAt,
            Tags = Payload.ToTags(row.Tags),
        };

    private static bool IsFinal(DocumentStage stage) =>
        stage is DocumentStage.Ready or DocumentStage.Partial or DocumentStage.Failed;

    private static Dictionary<DocumentStage, TimeSpan> ToTimings(string json)
    {
        var milliseconds = JsonSerializer.Deserialize(json, PayloadJsonContext.Default.DictionaryStringDouble) ?? [];
        var timings = new Dictionary<DocumentStage, TimeSpan>();
        foreach (var (name, value) in milliseconds)
        {
            if (Enum.TryParse<DocumentStage>(name, out var stage))
                timings[stage] = TimeSpan.FromMilliseconds(value);
        }

        return timings;
    }
}
