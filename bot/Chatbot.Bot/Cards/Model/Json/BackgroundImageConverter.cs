using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Cards.Model.Json;

/// <summary>A background image may be given by its address alone.</summary>
internal sealed class BackgroundImageConverter : JsonConverter<BackgroundImage>
{
    public override BackgroundImage? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? new BackgroundImage { Url = reader.GetString()! }
            : JsonSerializer.Deserialize(ref reader, CardJson.Context.BackgroundImage);

    public override void Write(Utf8JsonWriter writer, BackgroundImage value, JsonSerializerOptions options)
    {
        if (value == new BackgroundImage { Url = value.Url })
            writer.WriteStringValue(value.Url);
        else
            JsonSerializer.Serialize(writer, value, CardJson.Context.BackgroundImage);
    }
}
