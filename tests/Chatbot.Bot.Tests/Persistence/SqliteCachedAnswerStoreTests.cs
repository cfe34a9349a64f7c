namespace Chatbot.Bot.Tests.Persistence;

public sealed class SqliteCachedAnswerStoreTests(SqliteFixture stores)
    : CachedAnswerStoreConformanceTests(stores),
        IClassFixture<SqliteFixture>;
