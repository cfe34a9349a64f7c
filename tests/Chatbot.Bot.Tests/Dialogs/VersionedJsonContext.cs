using System.Text.Json.Serialization;

namespace Chatbot.Bot.Tests.Dialogs;

internal sealed record FirstState
{
    public string? First { get; init; }
}

internal sealed record SecondState
{
    public IReadOnlyList<string> Values { get; init; } = [];
}

[JsonSerializable(typeof(FirstState))]
[JsonSerializable(typeof(SecondState))]
internal sealed partial class VersionedJsonContext : JsonSerializerContext;
