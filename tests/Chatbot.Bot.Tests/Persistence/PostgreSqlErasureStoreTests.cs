namespace Chatbot.Bot.Tests.Persistence;

public sealed class PostgreSqlErasureStoreTests(PostgreSqlFixture stores)
    : ErasureStoreConformanceTests(stores),
        IClassFixture<PostgreSqlFixture>;
