namespace Chatbot.Bot.Tests.Persistence;

public sealed class SqliteTranscriptStoreTests(SqliteFixture stores)
    : TranscriptStoreConformanceTests(stores),
        IClassFixture<SqliteFixture>;
