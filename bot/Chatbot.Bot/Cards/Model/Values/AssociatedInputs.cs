using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Whether an action sends the inputs, since 1.3.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AssociatedInputs>))]
internal enum AssociatedInputs
{
    Auto,
    None,
}
