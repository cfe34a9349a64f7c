using System.Text.Json.Serialization;

namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>A conversation and the token for it; with a stream address once it was started.</summary>
internal sealed record ConversationAnswer(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string? StreamUrl = null
);
