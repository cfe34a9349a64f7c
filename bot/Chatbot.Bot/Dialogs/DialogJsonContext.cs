using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Chatbot.Bot.Dialogs.Prompts;
using Chatbot.Bot.Dialogs.Waterfalls;

namespace Chatbot.Bot.Dialogs;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(DialogState))]
[JsonSerializable(typeof(DialogShelf))]
[JsonSerializable(typeof(ComponentState))]
[JsonSerializable(typeof(WaterfallPosition))]
[JsonSerializable(typeof(PromptState))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class DialogJsonContext : JsonSerializerContext;
