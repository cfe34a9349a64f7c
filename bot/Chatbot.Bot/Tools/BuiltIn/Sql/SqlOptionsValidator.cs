using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.BuiltIn.Sql;

internal sealed class SqlOptionsValidator : IValidateOptions<SqlOptions>
{
    private const int LongestName = 40;

    public ValidateOptionsResult Validate(string? name, SqlOptions options)
    {
        var failures = options.Databases.SelectMany(entry => Check(entry.Key, entry.Value)).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Check(string name, SqlDatabaseSettings database)
    {
        var key = $"Tools:Sql:Databases:{name}";
        if (name.Length > LongestName || !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-'))
            yield return $"{key}: a name has up to {LongestName} letters, digits, '_' and '-'. Rename it.";
        if (database.Engine is null || !Enum.IsDefined(database.Engine.Value))
            yield return $"{key}:Engine is '{database.Engine}'. Set it to Sqlite or PostgreSql.";
        if (string.IsNullOrWhiteSpace(database.ConnectionString))
            yield return $"{key}:ConnectionString is empty. Set it.";
        if (string.IsNullOrWhiteSpace(database.Description))
            yield return $"{key}:Description is empty. Say what the database holds, so that the model knows when to use it.";
        if (database.Schemas.Count == 0)
            yield return $"{key}:Schemas is empty, so nothing could be read. Name the schemas; for SQLite set {key}:Schemas:0 to main.";
        if (database.MaxRows is < 1 or > 10_000)
            yield return $"{key}:MaxRows is {database.MaxRows}. Set it to 1 to 10000.";
        if (database.Timeout < TimeSpan.FromMilliseconds(100) || database.Timeout > TimeSpan.FromMinutes(1))
            yield return $"{key}:Timeout is {database.Timeout}. Set it to 0.1 seconds to 1 minute.";
        if (database.MaxCost < 1)
            yield return $"{key}:MaxCost is {database.MaxCost}. Set it above 0.";
    }
}
