namespace Chatbot.Bot.Commands;

/// <summary>That something was forgotten: when it was asked for, when it was done (null = not yet), and how many copies were removed; never what.</summary>
internal sealed record MemoryErasureOutput(DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt, bool IsEverything, int Copies);
