using Chatbot.Knowledge.Documents;
using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence;

/// <summary>Reads what a forecast rests on. Thread-safe.</summary>
internal sealed class ForecastStore(KnowledgeDatabase database)
{
    /// <summary>The documents that were finished last.</summary>
    public async Task<IReadOnlyList<FinishedDocument>> FinishedAsync(int limit, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await context
            .Documents.OrderByDescending(row => row.UpdatedAt)
            .Where(row => row.Stage == DocumentStage.Ready || row.Stage == DocumentStage.Partial)
            .Take(limit)
            .Select(row => new FinishedDocument(row.FileName, row.Bytes, row.ServedChunks, row.Timings))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The queue in the order of import, at most the first part of it.</summary>
    public async Task<IReadOnlyList<QueuedDocument>> QueueAsync(int limit, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await context
            .Documents.Where(row => row.WorkAt != null && row.Stage < DocumentStage.Ready)
            .OrderBy(row => row.ImportedAt)
            .Take(limit)
            .Select(row => new QueuedDocument(row.ImportedAt, row.FileName, row.Bytes))
            .ToListAsync(cancellationToken);
    }

    /// <summary>How many documents wait or are in work, and how many bytes they have.</summary>
    public async Task<(int Documents, long Bytes)> BacklogAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var backlog = await context
            .Documents.Where(row => row.WorkAt != null)
            .GroupBy(_ => 1)
            .Select(rows => new { Count = rows.Count(), Bytes = rows.Sum(row => row.Bytes) })
            .FirstOrDefaultAsync(cancellationToken);
        return (backlog?.Count ?? 0, backlog?.Bytes ?? 0);
    }
}
