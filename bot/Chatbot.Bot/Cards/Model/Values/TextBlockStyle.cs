using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>What a text is, since 1.5: a heading is announced as one.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TextBlockStyle>))]
internal enum TextBlockStyle
{
    Default,
    Heading,
}
