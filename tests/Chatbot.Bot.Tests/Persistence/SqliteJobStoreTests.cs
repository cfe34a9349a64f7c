namespace Chatbot.Bot.Tests.Persistence;

public sealed class SqliteJobStoreTests(SqliteFixture stores) : JobStoreConformanceTests(stores), IClassFixture<SqliteFixture>;
