using System.Text.Json.Serialization;

namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>What the page needs to connect.</summary>
internal sealed record SessionAnswer(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string UserId
);
