using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Meaning of an action, since 1.2.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ActionStyle>))]
internal enum ActionStyle
{
    Default,
    Positive,
    Destructive,
}
