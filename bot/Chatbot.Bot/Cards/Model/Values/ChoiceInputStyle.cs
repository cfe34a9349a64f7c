using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>How choices are offered; filtered since 1.5.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ChoiceInputStyle>))]
internal enum ChoiceInputStyle
{
    Compact,
    Expanded,
    Filtered,
}
