namespace Chatbot.Bot.Tests.Persistence;

public sealed class PostgreSqlDocumentStoreTests(PostgreSqlFixture stores)
    : DocumentStoreConformanceTests(stores),
        IClassFixture<PostgreSqlFixture>;
