using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence;

/// <summary>The knowledge schema; each engine derives its own context with its own migrations.</summary>
internal abstract class KnowledgeDbContext(DbContextOptions options) : DbContext(options)
{
    protected const int HashLength = 64;
    private const int NameLength = 1024;
    private const int SpaceLength = 20;

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    public DbSet<VersionRow> Versions => Set<VersionRow>();

    public DbSet<SpaceRow> Spaces => Set<SpaceRow>();

    /// <summary>Says, outside of a transaction, whether the next commits are flushed to disk.</summary>
    public virtual void SetDurable(bool isDurable) { }

    /// <summary>Called first in a transaction that several writes share.</summary>
    public virtual void BeforeGroup() { }

    /// <summary>Keeps other writers of documents out until the transaction ends.</summary>
    public virtual void LockDocuments() { }

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
            document.Property(row => row.ServedSpace).HasMaxLength(SpaceLength);
            document.HasIndex(row => row.WorkAt);
            document.HasIndex(row => row.UpdatedAt);
            document.HasIndex(row => row.ServedSpace);
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
            version.Property(row => row.Recipe).HasMaxLength(HashLength);
            version.HasIndex(row => row.ContentHash);
        });
        modelBuilder.Entity<SpaceRow>(space =>
        {
            space.ToTable("KnowledgeSpaces");
            space.HasKey(row => row.Name);
            space.Property(row => row.Name).HasMaxLength(SpaceLength);
        });
    }
}
