namespace Chatbot.Bot.Dialogs.Memory;

/// <summary>The dialogs about memory know nothing but their question.</summary>
internal sealed record MemoryState;
