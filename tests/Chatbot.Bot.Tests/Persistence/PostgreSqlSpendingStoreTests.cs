namespace Chatbot.Bot.Tests.Persistence;

public sealed class PostgreSqlSpendingStoreTests(PostgreSqlFixture stores)
    : SpendingStoreConformanceTests(stores),
        IClassFixture<PostgreSqlFixture>;
