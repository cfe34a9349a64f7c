using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Where the label is, since 1.6.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<InputLabelPosition>))]
internal enum InputLabelPosition
{
    Inline,
    Above,
}
