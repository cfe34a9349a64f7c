namespace Chatbot.Bot.Commands;

/// <summary>What a conversation remembers of a user.</summary>
internal sealed record MemoryConversationOutput(
    string Conversation,
    string? Title,
    IReadOnlyList<string> Summary,
    IReadOnlyList<MemoryFactOutput> Facts
);
