using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Chatbot.Bot.Persistence.PostgreSql;

/// <summary>Used by the migration tool only.</summary>
internal sealed class PostgreSqlChatbotDbContextFactory : IDesignTimeDbContextFactory<PostgreSqlChatbotDbContext>
{
    public PostgreSqlChatbotDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlChatbotDbContext>().UseNpgsql("Host=localhost;Database=design").Options);
}
