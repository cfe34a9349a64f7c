using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Chatbot.Knowledge.Persistence.PostgreSql;

/// <summary>Lets the migration tool build the model; it never connects.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlKnowledgeDbContext>
{
    public PostgreSqlKnowledgeDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlKnowledgeDbContext>().UseNpgsql("Host=design").Options);
}
