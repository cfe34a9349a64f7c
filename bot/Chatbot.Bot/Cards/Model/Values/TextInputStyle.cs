using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>What a text input is for; password since 1.5.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TextInputStyle>))]
internal enum TextInputStyle
{
    Text,
    Tel,
    Url,
    Email,
    Password,
}
