namespace Chatbot.Bot.Tools.BuiltIn.Sql;

/// <summary>Engines that can be queried.</summary>
internal enum SqlEngine
{
    Sqlite,
    PostgreSql,
}
