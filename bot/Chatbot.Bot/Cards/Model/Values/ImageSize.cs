using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Size of an image.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ImageSize>))]
internal enum ImageSize
{
    Auto,
    Stretch,
    Small,
    Medium,
    Large,
}
