using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Size of a text.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TextSize>))]
internal enum TextSize
{
    Default,
    Small,
    Medium,
    Large,
    ExtraLarge,
}
