using System.Text.Json.Serialization;

namespace Chatbot.Bot.Dialogs.Settings;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SettingsState))]
internal sealed partial class SettingsJsonContext : JsonSerializerContext;
