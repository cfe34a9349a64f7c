using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence;

/// <summary>The knowledge schema; each engine derives its own context with its own migrations.</summary>
internal abstract class KnowledgeDbContext(DbContextOptions options) : DbContext(options)
{
    private const int HashLength = 64;
    private const int NameLength = 1024;

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    public DbSet<VersionRow> Versions => Set<VersionRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DocumentRow>(document =>
        {
            document.ToTable("KnowledgeDocuments");
            document.HasKey(row => new { row.Tenant, row.DocumentId });
            document.Property(row => row.Tenant).HasMaxLength(NameLength);
            document.Property(row => row.DocumentId).HasMaxLength(NameLength);
            document.Property(row => row.ContentHash).HasMaxLength(HashLength);
            document.Property(row => row.Version).HasMaxLength(HashLength);
            document.Property(row => row.ServedVersion).HasMaxLength(HashLength);
            document.HasIndex(row => new { row.Stage, row.ImportedAt });
            document.HasIndex(row => row.ContentHash);
            document.HasIndex(row => new { row.Tenant, row.Title });
        });
        modelBuilder.Entity<VersionRow>(version =>
        {
            version.ToTable("KnowledgeVersions");
            version.HasKey(row => new
            {
                row.Tenant,
                row.DocumentId,
                row.Version,
            });
            version.Property(row => row.Tenant).HasMaxLength(NameLength);
            version.Property(row => row.DocumentId).HasMaxLength(NameLength);
            version.Property(row => row.Version).HasMaxLength(HashLength);
            version.Property(row => row.ContentHash).HasMaxLength(HashLength);
            version.HasIndex(row => row.ContentHash);
        });
    }
}
