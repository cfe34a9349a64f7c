using System.Diagnostics.Metrics;

namespace Chatbot.Bot.Persistence;

/// <summary>What storage costs.</summary>
internal sealed class StorageMetrics(IMeterFactory meters)
{
    public const string MeterName = "Chatbot.Storage";

    private readonly Counter<long> _writes = Create(meters, "chatbot.storage.writes", "Writes made durable.");
    private readonly Counter<long> _commits = Create(meters, "chatbot.storage.commits", "Transactions committed.");
    private readonly Counter<long> _statements = Create(meters, "chatbot.storage.statements", "SQL statements run.");

    public void Committed(int writes, long statements)
    {
        _writes.Add(writes);
        _commits.Add(1);
        _statements.Add(statements);
    }

    public void Read() => _statements.Add(1);

#pragma warning disable CA2000 // The factory owns its meters.
    private static Counter<long> Create(IMeterFactory meters, string name, string description) =>
        meters.Create(MeterName).CreateCounter<long>(name, unit: null, description);
#pragma warning restore CA2000
}
