namespace Chatbot.Bot.Tests.Persistence;

public sealed class PostgreSqlJobStoreTests(PostgreSqlFixture stores)
    : JobStoreConformanceTests(stores),
        IClassFixture<PostgreSqlFixture>;
