namespace Chatbot.Bot.Tests.Persistence;

public sealed class PostgreSqlUserMemoryStoreTests(PostgreSqlFixture stores)
    : UserMemoryStoreConformanceTests(stores),
        IClassFixture<PostgreSqlFixture>;
