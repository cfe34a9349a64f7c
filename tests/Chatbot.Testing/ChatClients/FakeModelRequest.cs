using System.Text.Json;

namespace Chatbot.Testing.ChatClients;

/// <summary>What a <see cref="FakeModelServer"/> was sent.</summary>
public sealed record FakeModelRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body);
