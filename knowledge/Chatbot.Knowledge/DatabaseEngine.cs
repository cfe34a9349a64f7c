namespace Chatbot.Knowledge;

/// <summary>Where the knowledge module keeps its records.</summary>
public enum DatabaseEngine
{
    /// <summary>A file in the data folder.</summary>
    Sqlite = 0,

    /// <summary>A PostgreSQL server.</summary>
    PostgreSql = 1,
}
