namespace Chatbot.Bot.Tests.Persistence;

public sealed class SqliteUserMemoryStoreTests(SqliteFixture stores)
    : UserMemoryStoreConformanceTests(stores),
        IClassFixture<SqliteFixture>;
