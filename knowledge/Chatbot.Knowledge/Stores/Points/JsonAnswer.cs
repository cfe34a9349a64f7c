using System.Text.Json;

namespace Chatbot.Knowledge.Stores.Points;

/// <summary>What a service answered.</summary>
/// <param name="Body">The body; undefined when there is none.</param>
/// <param name="Headers">The first value of each header.</param>
internal sealed record JsonAnswer(JsonElement Body, IReadOnlyDictionary<string, string> Headers);
