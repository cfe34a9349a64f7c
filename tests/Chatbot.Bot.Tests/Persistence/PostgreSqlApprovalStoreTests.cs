namespace Chatbot.Bot.Tests.Persistence;

public sealed class PostgreSqlApprovalStoreTests(PostgreSqlFixture stores)
    : ApprovalStoreConformanceTests(stores),
        IClassFixture<PostgreSqlFixture>;
