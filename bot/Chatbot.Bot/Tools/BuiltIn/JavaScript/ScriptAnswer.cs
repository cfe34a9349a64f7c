namespace Chatbot.Bot.Tools.BuiltIn.JavaScript;

/// <summary>What a process that ran a script says on its standard output, as JSON.</summary>
internal sealed record ScriptAnswer(bool Succeeded, string Text);
