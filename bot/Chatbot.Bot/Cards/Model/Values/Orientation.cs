using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Direction in which a carousel turns, since 1.6.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Orientation>))]
internal enum Orientation
{
    Horizontal,
    Vertical,
}
