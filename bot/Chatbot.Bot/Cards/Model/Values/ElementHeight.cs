using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Height of an element, since 1.1.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ElementHeight>))]
internal enum ElementHeight
{
    Auto,
    Stretch,
}
