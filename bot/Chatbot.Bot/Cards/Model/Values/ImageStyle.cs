using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Shape of an image; a person is shown in a circle.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ImageStyle>))]
internal enum ImageStyle
{
    Default,
    Person,
}
