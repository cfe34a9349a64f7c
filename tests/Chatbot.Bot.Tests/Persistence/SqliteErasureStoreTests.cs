namespace Chatbot.Bot.Tests.Persistence;

public sealed class SqliteErasureStoreTests(SqliteFixture stores)
    : ErasureStoreConformanceTests(stores),
        IClassFixture<SqliteFixture>;
