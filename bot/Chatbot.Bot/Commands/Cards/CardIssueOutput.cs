namespace Chatbot.Bot.Commands.Cards;

/// <summary>An error or a warning of <c>cards validate --json</c>.</summary>
internal sealed record CardIssueOutput(string Code, string Path, string Message, string Advice);
