using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>When the frame of an input is shown, since 1.6.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<InputStyle>))]
internal enum InputStyle
{
    RevealOnHover,
    Default,
}
