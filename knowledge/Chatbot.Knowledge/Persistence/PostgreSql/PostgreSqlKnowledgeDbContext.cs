using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence.PostgreSql;

/// <summary>The knowledge schema in PostgreSQL.</summary>
internal sealed class PostgreSqlKnowledgeDbContext(DbContextOptions<PostgreSqlKnowledgeDbContext> options)
    : KnowledgeDbContext(options);
