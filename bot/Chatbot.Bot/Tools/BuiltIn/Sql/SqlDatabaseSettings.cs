namespace Chatbot.Bot.Tools.BuiltIn.Sql;

/// <summary>One database that may be queried.</summary>
internal sealed class SqlDatabaseSettings
{
    /// <summary>The engine.</summary>
    public SqlEngine? Engine { get; set; }

    /// <summary>How to connect; for PostgreSQL best as a role that may only read.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>What it holds, for the model.</summary>
    public string Description { get; set; } = "";

    /// <summary>Schemas that may be read; SQLite's own is <c>main</c>.</summary>
    public IList<string> Schemas { get; } = [];

    /// <summary>Roles of which one is needed; empty = everybody.</summary>
    public IList<string> Roles { get; } = [];

    /// <summary>Most rows of a result.</summary>
    public int MaxRows { get; set; } = 100;

    /// <summary>Longest time of a query.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Highest cost: for PostgreSQL the planner's estimate, for SQLite thousands of steps of its virtual machine.</summary>
    public long MaxCost { get; set; } = 1_000_000;
}
