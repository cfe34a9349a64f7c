namespace Chatbot.Bot.Tests.Persistence;

public sealed class SqliteSpendingStoreTests(SqliteFixture stores)
    : SpendingStoreConformanceTests(stores),
        IClassFixture<SqliteFixture>;
