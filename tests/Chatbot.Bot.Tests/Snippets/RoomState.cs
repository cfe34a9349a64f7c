using System.Text.Json.Serialization;

namespace Chatbot.Bot.Tests.Snippets;

#region dialog-state
/// <summary>What is known of a booking.</summary>
internal sealed record RoomState
{
    public int? People { get; init; }

    public DateOnly? Day { get; init; }
}

[JsonSerializable(typeof(RoomState))]
internal sealed partial class RoomJsonContext : JsonSerializerContext;
#endregion
