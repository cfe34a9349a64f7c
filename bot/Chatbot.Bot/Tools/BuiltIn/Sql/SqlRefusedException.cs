namespace Chatbot.Bot.Tools.BuiltIn.Sql;

/// <summary>A query is not run; the message says why, for the model.</summary>
internal sealed class SqlRefusedException(string message) : Exception(message);
