using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Font of a text, since 1.2.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<FontType>))]
internal enum FontType
{
    Default,
    Monospace,
}
