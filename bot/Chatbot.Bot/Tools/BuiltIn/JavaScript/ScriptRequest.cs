namespace Chatbot.Bot.Tools.BuiltIn.JavaScript;

/// <summary>What a process that runs a script is told on its standard input, as JSON.</summary>
internal sealed record ScriptRequest(string Code, JavaScriptOptions Limits);
