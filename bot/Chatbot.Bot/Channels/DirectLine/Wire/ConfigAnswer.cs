namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>What the page shows about the assistant.</summary>
internal sealed record ConfigAnswer(
    string Name,
    string Mode,
    string ModeText,
    IReadOnlyList<string> Prompts,
    long MaxUploadBytes,
    IReadOnlyList<string> AcceptedTypes
);
