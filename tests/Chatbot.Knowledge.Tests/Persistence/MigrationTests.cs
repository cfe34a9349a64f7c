using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Persistence.PostgreSql;
using Chatbot.Knowledge.Persistence.Sqlite;
using Chatbot.Knowledge.Tests.Ingestion;
using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Tests.Persistence;

public sealed class MigrationTests
{
    [Fact]
    public async Task Migrations_HoldTheWholeModel()
    {
        await using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        await using var postgres = new PostgreSqlDesignTimeFactory().CreateDbContext([]);
        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgres.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task SqliteFile_IsFullyDurable()
    {
        using var folder = new KnowledgeFolder();
        await using var host = await KnowledgeHost.StartAsync(folder, start: false);
        await using var context = await host.Get<KnowledgeDatabase>().OpenAsync(TestContext.Current.CancellationToken);
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);

        Assert.Equal("wal", await ScalarAsync(context, "PRAGMA journal_mode"));
        Assert.Equal(2L, await ScalarAsync(context, "PRAGMA synchronous"));
    }

    private static async Task<object?> ScalarAsync(KnowledgeDbContext context, string sql)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
