namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>The question whether things may be remembered; all null when it is not to be asked.</summary>
internal sealed record ConsentAnswer(
    string? Question = null,
    string? Yes = null,
    string? No = null,
    string? Given = null,
    string? Refused = null
);
