using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Orchestration;

/// <summary>Writes the values of enums as the rest of the JSON is written: <c>rateLimited</c>.</summary>
internal sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
