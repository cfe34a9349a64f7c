using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Place in a line.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<HorizontalAlignment>))]
internal enum HorizontalAlignment
{
    Left,
    Center,
    Right,
}
