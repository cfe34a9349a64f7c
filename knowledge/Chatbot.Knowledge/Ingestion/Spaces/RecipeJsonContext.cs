using System.Text.Json.Serialization;

namespace Chatbot.Knowledge.Ingestion.Spaces;

/// <summary>JSON of recipes: with every setting, so that a new one counts at once.</summary>
[JsonSerializable(typeof(Recipe))]
internal sealed partial class RecipeJsonContext : JsonSerializerContext;
