using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Chatbot.Bot.Persistence.Sqlite;

/// <summary>Used by the migration tool only.</summary>
internal sealed class SqliteChatbotDbContextFactory : IDesignTimeDbContextFactory<SqliteChatbotDbContext>
{
    public SqliteChatbotDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteChatbotDbContext>().UseSqlite("Data Source=design.db").Options);
}
