using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>How a background image fills its place.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ImageFillMode>))]
internal enum ImageFillMode
{
    Cover,
    RepeatHorizontally,
    RepeatVertically,
    Repeat,
}
