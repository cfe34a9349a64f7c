namespace Chatbot.Bot.Tests.Persistence;

public sealed class SqliteDocumentStoreTests(SqliteFixture stores)
    : DocumentStoreConformanceTests(stores),
        IClassFixture<SqliteFixture>;
