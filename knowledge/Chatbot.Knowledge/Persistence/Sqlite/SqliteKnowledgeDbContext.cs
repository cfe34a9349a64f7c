using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Chatbot.Knowledge.Persistence.Sqlite;

/// <summary>The knowledge schema in a SQLite file; times are stored as UTC ticks, so that they sort.</summary>
internal sealed class SqliteKnowledgeDbContext(DbContextOptions<SqliteKnowledgeDbContext> options) : KnowledgeDbContext(options)
{
    private bool _isDurable = true;

    public override void SetDurable(bool isDurable)
    {
        if (_isDurable == isDurable)
            return;
        Database.ExecuteSqlRaw(isDurable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
        _isDurable = isDurable;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();

    private sealed class UtcTicksConverter()
        : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
