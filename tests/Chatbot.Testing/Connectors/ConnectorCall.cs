using System.Text.Json;

namespace Chatbot.Testing.Connectors;

/// <summary>One call that the bot made to a fake connector.</summary>
public sealed class ConnectorCall(string method, string path, string? authorization, byte[] body, long number)
{
    private JsonElement? _json;

    /// <summary>1, 2, 3 … in order of arrival.</summary>
    public long Number { get; } = number;

    public string Method { get; } = method;

    /// <summary>Path as it came over the wire, still escaped.</summary>
    public string Path { get; } = path;

    public string? Authorization { get; } = authorization;

    public byte[] Body { get; } = body;

    public JsonElement Json => _json ??= JsonDocument.Parse(Body.Length == 0 ? "{}"u8.ToArray() : Body).RootElement;

    public string? Type => Find("type");

    public string? Text => Find("text");

    public bool IsMessage => Method == "POST" && Type == "message";

    /// <summary>Id of the conversation, from the path.</summary>
    public string ConversationId => Uri.UnescapeDataString(Path.Split("/conversations/", 2)[^1].Split('/')[0]);

    private string? Find(string member) => Json.TryGetProperty(member, out var value) ? value.GetString() : null;
}
