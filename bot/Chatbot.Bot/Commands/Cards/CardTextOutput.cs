namespace Chatbot.Bot.Commands.Cards;

/// <summary>What <c>cards render --host text --json</c> prints.</summary>
internal sealed record CardTextOutput(string Host, string Text);
