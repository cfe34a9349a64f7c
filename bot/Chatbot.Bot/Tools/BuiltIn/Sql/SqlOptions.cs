namespace Chatbot.Bot.Tools.BuiltIn.Sql;

/// <summary>Databases that may be queried, by name; section <c>Tools:Sql</c>.</summary>
internal sealed class SqlOptions
{
    public const string SectionName = "Tools:Sql";

    /// <summary>Name → database.</summary>
    public IDictionary<string, SqlDatabaseSettings> Databases { get; } =
        new Dictionary<string, SqlDatabaseSettings>(StringComparer.OrdinalIgnoreCase);
}
