using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Cards.Model.Json;

/// <summary>Finds the record of an action by its <c>type</c>.</summary>
internal sealed class ActionConverter : JsonConverter<AdaptiveAction>
{
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["Action.OpenUrl"] = typeof(OpenUrlAction),
        ["Action.Submit"] = typeof(SubmitAction),
        ["Action.Execute"] = typeof(ExecuteAction),
        ["Action.ShowCard"] = typeof(ShowCardAction),
        ["Action.ToggleVisibility"] = typeof(ToggleVisibilityAction),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public override AdaptiveAction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return AdaptiveAction.Drop;
        var json = JsonElement.ParseValue(ref reader);
        var name = TypedJson.NameOf(json);
        return Types.TryGetValue(name, out var type)
            ? (AdaptiveAction)json.Deserialize(options.GetTypeInfo(type))!
            : new UnknownAction(name) { Extensions = TypedJson.MembersOf(json) };
    }

    public override void Write(Utf8JsonWriter writer, AdaptiveAction value, JsonSerializerOptions options)
    {
        if (value is DroppedAction)
            writer.WriteStringValue(value.Type);
        else
            JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
    }
}
