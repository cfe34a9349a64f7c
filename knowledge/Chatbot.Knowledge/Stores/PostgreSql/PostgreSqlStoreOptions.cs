using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Stores.PostgreSql;

/// <summary>Settings of the index in PostgreSQL.</summary>
public sealed class PostgreSqlStoreOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Knowledge:PostgreSql";

    /// <summary>Connection string of the index, or null for <see cref="KnowledgeOptions.ConnectionString"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Start of the names of the schemas, one per space. Default <c>chatbot_index_</c>.</summary>
    [Required]
    [RegularExpression("^[a-z][a-z0-9_]{0,29}$")]
    public string SchemaPrefix { get; set; } = "chatbot_index_";

    /// <summary>
    /// What to do on a server without the <c>vector</c> extension: false (default) ends the start, true searches by words only.
    /// </summary>
    public bool WordsOnlyWithoutVector { get; set; }

    /// <summary>
    /// Vectors that are compared one by one when a reader sees no more of them; above it the HNSW index is asked. Default 20,000.
    /// </summary>
    [Range(0, 1_000_000)]
    public int ExactUpTo { get; set; } = 20_000;
}
