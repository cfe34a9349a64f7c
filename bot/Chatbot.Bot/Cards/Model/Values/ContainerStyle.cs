using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Colours of a container, from the host's palette.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ContainerStyle>))]
internal enum ContainerStyle
{
    Default,
    Emphasis,
    Good,
    Attention,
    Warning,
    Accent,
}
