namespace Chatbot.Bot.Tests.Persistence;

public sealed class PostgreSqlCachedAnswerStoreTests(PostgreSqlFixture stores)
    : CachedAnswerStoreConformanceTests(stores),
        IClassFixture<PostgreSqlFixture>;
