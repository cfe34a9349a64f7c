using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Chatbot.Bot.Cards.Model.Json;

/// <summary>A list whose items may be given by a text alone.</summary>
internal abstract class ShorthandListConverter<T> : JsonConverter<IReadOnlyList<T>>
    where T : class
{
    protected abstract JsonTypeInfo<T> TypeInfo { get; }

    protected abstract T FromText(string text);

    protected abstract string TextOf(T item);

    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException();
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(
                reader.TokenType == JsonTokenType.String
                    ? FromText(reader.GetString()!)
                    : JsonSerializer.Deserialize(ref reader, TypeInfo) ?? throw new JsonException()
            );
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value)
        {
            var text = TextOf(item);
            if (item.Equals(FromText(text)))
                writer.WriteStringValue(text);
            else
                JsonSerializer.Serialize(writer, item, TypeInfo);
        }

        writer.WriteEndArray();
    }
}
