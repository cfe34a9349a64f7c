using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Place in a column.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<VerticalAlignment>))]
internal enum VerticalAlignment
{
    Top,
    Center,
    Bottom,
}
