namespace Chatbot.Bot.Tests.Persistence;

public sealed class SqliteApprovalStoreTests(SqliteFixture stores)
    : ApprovalStoreConformanceTests(stores),
        IClassFixture<SqliteFixture>;
