using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Cards.Model.Json;

/// <summary>Finds the record of an element by its <c>type</c>.</summary>
internal sealed class ElementConverter : JsonConverter<AdaptiveElement>
{
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["TextBlock"] = typeof(TextBlock),
        ["RichTextBlock"] = typeof(RichTextBlock),
        ["Image"] = typeof(Image),
        ["ImageSet"] = typeof(ImageSet),
        ["Media"] = typeof(Media),
        ["Container"] = typeof(Container),
        ["ColumnSet"] = typeof(ColumnSet),
        ["Column"] = typeof(Column),
        ["FactSet"] = typeof(FactSet),
        ["Table"] = typeof(Table),
        ["ActionSet"] = typeof(ActionSet),
        ["Carousel"] = typeof(Carousel),
        ["CarouselPage"] = typeof(CarouselPage),
        ["Input.Text"] = typeof(TextInput),
        ["Input.Number"] = typeof(NumberInput),
        ["Input.Date"] = typeof(DateInput),
        ["Input.Time"] = typeof(TimeInput),
        ["Input.Toggle"] = typeof(ToggleInput),
        ["Input.ChoiceSet"] = typeof(ChoiceSetInput),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public override AdaptiveElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return AdaptiveElement.Drop;
        var json = JsonElement.ParseValue(ref reader);
        var name = TypedJson.NameOf(json);
        return Types.TryGetValue(name, out var type)
            ? (AdaptiveElement)json.Deserialize(options.GetTypeInfo(type))!
            : new UnknownElement(name) { Extensions = TypedJson.MembersOf(json) };
    }

    public override void Write(Utf8JsonWriter writer, AdaptiveElement value, JsonSerializerOptions options)
    {
        if (value is DroppedElement)
            writer.WriteStringValue(value.Type);
        else
            JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
    }
}
