using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Persistence;

/// <summary>Where conversations are kept.</summary>
internal sealed class StorageOptions
{
    public const string SectionName = "Storage";

    /// <summary><c>sqlite</c> (default) or <c>postgres</c>.</summary>
    [Required]
    public string Provider { get; set; } = SqliteProvider;

    /// <summary>Connection string of PostgreSQL; unused with SQLite.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Folder of everything that is kept in files. Default: <c>data</c> below the working folder.</summary>
    [Required]
    public string DataPath { get; set; } = "data";

    /// <summary>Whether the schema is brought up to date at start. Default true; use <c>migrate</c> otherwise.</summary>
    public bool MigrateOnStart { get; set; } = true;

    public const string SqliteProvider = "sqlite";

    public const string PostgresProvider = "postgres";

    public override string ToString() => $"{Provider} in {DataPath}";
}
