using System.Text.Json.Serialization;

namespace Chatbot.Bot.Orchestration.Questions;

/// <summary>The intent of a turn as its journal keeps it, under the name <c>intent</c>.</summary>
internal sealed record IntentRecord([property: JsonConverter(typeof(CamelCaseEnumConverter<Intent>))] Intent Intent)
{
    public const string Name = "intent";
}
