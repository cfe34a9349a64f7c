using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;

namespace Chatbot.Bot.Cards.Model.Values;

/// <summary>Whether an action is a button or in the overflow menu, since 1.5.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ActionMode>))]
internal enum ActionMode
{
    Primary,
    Secondary,
}
