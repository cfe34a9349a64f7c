using System.Text.Json.Serialization;

namespace Chatbot.Bot.Dialogs.Memory;

[JsonSerializable(typeof(MemoryState))]
internal sealed partial class MemoryDialogJsonContext : JsonSerializerContext;
