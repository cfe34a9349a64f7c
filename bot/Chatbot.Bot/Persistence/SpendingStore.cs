using System.Globalization;

namespace Chatbot.Bot.Persistence;

/// <summary>What all processes have spent on models, day by day, in millionths of a US dollar. Thread-safe.</summary>
internal sealed class SpendingStore(Database database, GroupCommitWriter writer, StorageMetrics metrics)
{
    public Task<int> AddAsync(DateOnly day, long microDollars) =>
        writer.RunAsync(
            "spending",
            sql =>
                sql.Execute(
                    """
                    INSERT INTO spending (day, micro_dollars) VALUES (@p0, @p1)
                    ON CONFLICT (day) DO UPDATE SET micro_dollars = spending.micro_dollars + @p1
                    """,
                    KeyOf(day),
                    microDollars
                )
        );

    public long Read(DateOnly day)
    {
        metrics.Read();
        return database
            .Read(sql =>
                sql.Query("SELECT micro_dollars FROM spending WHERE day = @p0", static row => row.GetInt64(0), KeyOf(day))
            )
            .FirstOrDefault();
    }

    private static string KeyOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
