using Microsoft.Extensions.AI;

namespace Chatbot.Testing.ChatClients;

/// <summary>What a <see cref="ScriptedChatClient"/> was asked.</summary>
public sealed record ScriptedCall(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options);
