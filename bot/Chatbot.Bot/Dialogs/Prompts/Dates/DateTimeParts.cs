namespace Chatbot.Bot.Dialogs.Prompts.Dates;

/// <summary>What an answer to a <see cref="DateTimePrompt"/> must hold; more is allowed.</summary>
internal enum DateTimeParts
{
    Date,
    Time,
    Both,
}
