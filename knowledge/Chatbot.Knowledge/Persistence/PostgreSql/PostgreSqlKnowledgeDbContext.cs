using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence.PostgreSql;

/// <summary>The knowledge schema in PostgreSQL.</summary>
internal sealed class PostgreSqlKnowledgeDbContext(DbContextOptions<PostgreSqlKnowledgeDbContext> options)
    : KnowledgeDbContext(options)
{
    private bool _isDurable = true;

    public override void SetDurable(bool isDurable) => _isDurable = isDurable;

    public override void BeforeGroup()
    {
        if (!_isDurable)
            Database.ExecuteSqlRaw("SET LOCAL synchronous_commit = off");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<ContentPartRow>(part =>
        {
            part.ToTable("KnowledgeContent");
            part.HasKey(row => new { row.Hash, row.Part });
            part.Property(row => row.Hash).HasMaxLength(HashLength);
        });
    }

    public override void LockDocuments() => Database.ExecuteSqlRaw("""LOCK TABLE "KnowledgeDocuments" IN SHARE MODE""");
}
