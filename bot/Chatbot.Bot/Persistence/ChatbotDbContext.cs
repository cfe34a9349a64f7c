using Chatbot.Bot.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace Chatbot.Bot.Persistence;

/// <summary>The schema, the same for every engine; each engine derives a context with its own migrations.</summary>
internal abstract class ChatbotDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    public DbSet<TranscriptRow> Transcript => Set<TranscriptRow>();

    public DbSet<FaultRow> Faults => Set<FaultRow>();

    public DbSet<FeedbackRow> Feedback => Set<FeedbackRow>();

    public DbSet<UploadRow> Uploads => Set<UploadRow>();

    public DbSet<SigningKeyRow> SigningKeys => Set<SigningKeyRow>();

    public DbSet<ToolAuditRow> ToolAudit => Set<ToolAuditRow>();

    public DbSet<JobRow> Jobs => Set<JobRow>();

    public DbSet<ApprovalRow> Approvals => Set<ApprovalRow>();

    public DbSet<ApproverRow> Approvers => Set<ApproverRow>();

    public DbSet<SpendingRow> Spending => Set<SpendingRow>();

    public DbSet<CachedAnswerRow> CachedAnswers => Set<CachedAnswerRow>();

    public DbSet<UserMemoryRow> UserMemories => Set<UserMemoryRow>();

    public DbSet<UserFactRow> UserFacts => Set<UserFactRow>();

    public DbSet<UserConversationRow> UserConversations => Set<UserConversationRow>();

    public DbSet<ErasureRow> Erasures => Set<ErasureRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ConversationRow>(table =>
        {
            table.ToTable("conversation").HasKey(row => row.ConversationId);
            table.HasIndex(row => new { row.Status, row.LastActivityAt }).HasDatabaseName("ix_conversation_status");
            table.HasIndex(row => new { row.Tenant, row.UserId }).HasDatabaseName("ix_conversation_user");
        });
        modelBuilder.Entity<TranscriptRow>(table =>
        {
            table.ToTable("transcript").HasKey(row => new { row.ConversationId, row.Sequence });
            table
                .HasIndex(row => new
                {
                    row.ConversationId,
                    row.Turn,
                    row.Ordinal,
                })
                .IsUnique()
                .HasFilter("ordinal > 0")
                .HasDatabaseName("ux_transcript_turn");
            table
                .HasIndex(row => new { row.ConversationId, row.DeduplicationKey })
                .IsUnique()
                .HasFilter("deduplication_key IS NOT NULL")
                .HasDatabaseName("ux_transcript_deduplication");
            table
                .HasIndex(row => row.ConversationId)
                .HasFilter("ordinal = 0 AND state = 0")
                .HasDatabaseName("ix_transcript_unfinished");
        });
        modelBuilder.Entity<BotStateRow>().ToTable("bot_state").HasKey(row => row.Key);
        modelBuilder
            .Entity<JournalRow>()
            .ToTable("turn_journal")
            .HasKey(row => new
            {
                row.ConversationId,
                row.Turn,
                row.Step,
            });
        modelBuilder.Entity<FaultRow>().ToTable("fault").HasKey(row => row.CorrelationId);
        modelBuilder
            .Entity<FeedbackRow>()
            .ToTable("feedback")
            .HasKey(row => new
            {
                row.ConversationId,
                row.ActivityId,
                row.UserId,
            });
        modelBuilder.Entity<SigningKeyRow>().ToTable("signing_key").HasKey(row => row.KeyId);
        MapApprovals(modelBuilder);
        MapUploads(modelBuilder);
        MapJobs(modelBuilder);
        MapUserMemory(modelBuilder);
        MapCachedAnswers(modelBuilder);
        modelBuilder.Entity<SpendingRow>().ToTable("spending").HasKey(row => row.Day);
        UseSnakeCase(modelBuilder);
    }

    private static void MapApprovals(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ToolAuditRow>(table =>
        {
            table.ToTable("tool_audit").HasKey(row => new { row.ApprovalId, row.Event });
            table.HasIndex(row => new { row.ConversationId, row.OccurredAt }).HasDatabaseName("ix_tool_audit_conversation");
        });
        modelBuilder.Entity<ApprovalRow>(table =>
        {
            table.ToTable("approval").HasKey(row => row.ApprovalId);
            table.HasIndex(row => new { row.Status, row.ExpiresAt }).HasDatabaseName("ix_approval_status");
        });
        modelBuilder.Entity<ApproverRow>().ToTable("approver").HasKey(row => row.Approver);
    }

    private static void MapUploads(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<UploadRow>(table =>
        {
            table.ToTable("upload").HasKey(row => row.UploadId);
            table.HasIndex(row => new { row.ConversationId, row.UserId }).HasDatabaseName("ix_upload_conversation");
            table.HasIndex(row => row.CreatedAt).HasDatabaseName("ix_upload_created");
        });

    private static void MapJobs(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<JobRow>(table =>
        {
            table.ToTable("job").HasKey(row => row.JobId);
            table.HasIndex(row => row.DeduplicationKey).IsUnique().HasDatabaseName("ux_job_deduplication");
            table.HasIndex(row => row.DueAt).HasFilter("due_at IS NOT NULL").HasDatabaseName("ix_job_due");
            table
                .HasIndex(row => new
                {
                    row.Tenant,
                    row.UserId,
                    row.State,
                })
                .HasDatabaseName("ix_job_user");
        });
        modelBuilder.Entity<JobStepRow>().ToTable("job_step").HasKey(row => new { row.JobId, row.Step });
    }

    private static void MapCachedAnswers(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<CachedAnswerRow>(table =>
        {
            table.ToTable("cached_answer").HasKey(row => row.AnswerKey);
            table
                .HasIndex(row => new
                {
                    row.Tenant,
                    row.Channel,
                    row.UserId,
                })
                .HasDatabaseName("ix_cached_answer_user");
            table.HasIndex(row => row.ConversationId).HasDatabaseName("ix_cached_answer_conversation");
            table.HasIndex(row => row.ExpiresAt).HasDatabaseName("ix_cached_answer_expiry");
        });

    private static void MapUserMemory(ModelBuilder modelBuilder)
    {
        modelBuilder
            .Entity<UserMemoryRow>()
            .ToTable("user_memory")
            .HasKey(row => new
            {
                row.Tenant,
                row.Channel,
                row.UserId,
            });
        modelBuilder.Entity<UserFactRow>(table =>
        {
            table.ToTable("user_fact").HasKey(row => row.FactId);
            table
                .HasIndex(row => new
                {
                    row.Tenant,
                    row.Channel,
                    row.UserId,
                })
                .HasDatabaseName("ix_user_fact_user");
            table.HasIndex(row => row.ExpiresAt).HasDatabaseName("ix_user_fact_expiry");
        });
        modelBuilder.Entity<ErasureRow>(table =>
        {
            table.ToTable("erasure").HasKey(row => row.ErasureId);
            table
                .HasIndex(row => new
                {
                    row.Tenant,
                    row.Channel,
                    row.UserId,
                })
                .HasDatabaseName("ix_erasure_user");
            table.HasIndex(row => row.RequestedAt).HasFilter("finished_at IS NULL").HasDatabaseName("ix_erasure_open");
        });
        modelBuilder
            .Entity<UserConversationRow>()
            .ToTable("user_conversation")
            .HasKey(row => new
            {
                row.Tenant,
                row.Channel,
                row.UserId,
                row.ConversationId,
            });
    }

    private static void UseSnakeCase(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}
