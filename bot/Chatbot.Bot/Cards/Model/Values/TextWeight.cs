using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Weight of a text.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TextWeight>))]
internal enum TextWeight
{
    Default,
    Lighter,
    Bolder,
}
