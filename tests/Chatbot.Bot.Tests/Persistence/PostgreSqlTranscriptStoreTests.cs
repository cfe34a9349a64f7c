namespace Chatbot.Bot.Tests.Persistence;

public sealed class PostgreSqlTranscriptStoreTests(PostgreSqlFixture stores)
    : TranscriptStoreConformanceTests(stores),
        IClassFixture<PostgreSqlFixture>;
