using Chatbot.Knowledge.Persistence.PostgreSql;
using Chatbot.Knowledge.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence;

/// <summary>Opens contexts of the configured engine; brings the schema up to date before the first one. Thread-safe.</summary>
internal sealed class KnowledgeDatabase : IDisposable
{
    private readonly Func<KnowledgeDbContext> _create;
    private readonly PostgreSqlLocks? _locks;
    private readonly string? _sqlite;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile bool _isMigrated;

    public KnowledgeDatabase(KnowledgeOptions options)
    {
        Engine = options.Engine;
        if (options.Engine == DatabaseEngine.PostgreSql)
        {
            var postgres = new DbContextOptionsBuilder<PostgreSqlKnowledgeDbContext>()
                .UseNpgsql(options.ConnectionString)
                .Options;
            _create = () => new PostgreSqlKnowledgeDbContext(postgres);
            _locks = new PostgreSqlLocks(options);
            return;
        }

        Directory.CreateDirectory(options.DataFolder);
        _sqlite =
            options.ConnectionString
            ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(options.DataFolder, "knowledge.db") }.ToString();
        var sqlite = new DbContextOptionsBuilder<SqliteKnowledgeDbContext>()
            .UseSqlite(_sqlite)
            .AddInterceptors(new SqlitePragmas())
            .Options;
        _create = () => new SqliteKnowledgeDbContext(sqlite);
    }

    public DatabaseEngine Engine { get; }

    /// <summary>A new context; the caller disposes it.</summary>
    public async Task<KnowledgeDbContext> OpenAsync(CancellationToken cancellationToken)
    {
        await MigrateAsync(cancellationToken);
        return _create();
    }

    /// <summary>A context for <see cref="KnowledgeWriter"/>: its connection stays open; the schema must be there.</summary>
    public KnowledgeDbContext OpenForWriting()
    {
        var context = _create();
        context.Database.AutoSavepointsEnabled = false;
        context.Database.OpenConnection();
        return context;
    }

    public void Dispose()
    {
        _gate.Dispose();
        if (_sqlite is null)
            return;
        // Its pool would keep the files open until the process ends.
        using var pooled = new SqliteConnection(_sqlite);
        SqliteConnection.ClearPool(pooled);
    }

    /// <summary>Brings the schema up to date, once.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (_isMigrated)
            return;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_isMigrated)
                return;
            // Nodes that start together would create the first tables at once.
            await using var entered = _locks is null ? null : await _locks.EnterAsync("migrations", cancellationToken);
            await using var context = _create();
            await context.Database.MigrateAsync(cancellationToken);
            _isMigrated = true;
        }
        finally
        {
            _gate.Release();
        }
    }
}
