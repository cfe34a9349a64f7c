using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Persistence.PostgreSql;
using Chatbot.Knowledge.Persistence.Sqlite;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Sqlite;
using Chatbot.Knowledge.Tests.Ingestion;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

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

    [Fact]
    public async Task DocumentsOfTheFirstVersion_AreIndexedAnewByThemselves()
    {
        using var folder = new KnowledgeFolder();
        await using (var before = await KnowledgeHost.StartAsync(folder))
        {
            KnowledgeHost.AssertReady(await before.ImportAsync(KnowledgeHost.File("a.md", "Old words.")));
            await using var context = await before.Get<KnowledgeDatabase>().OpenAsync(TestContext.Current.CancellationToken);
            await context.GetService<IMigrator>().MigrateAsync("20261123123414_Initial", TestContext.Current.CancellationToken);
        }

        using var stores = new SqliteChunkStores(folder.Path);
        await using var host = await KnowledgeHost.StartAsync(folder, stores: stores);

        KnowledgeHost.AssertReady(await host.SettleAsync("a.md"));
        var filter = new ChunkFilter(
            KnowledgeHost.Tenant,
            Audience.Of("ann"),
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        );
        while (
            (await stores.Open("main").SearchKeywordAsync(new("words"), filter, 9, TestContext.Current.CancellationToken)).Count
            == 0
        )
            await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    private static async Task<object?> ScalarAsync(KnowledgeDbContext context, string sql)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
