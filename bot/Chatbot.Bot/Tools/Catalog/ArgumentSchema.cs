using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>The JSON schema of a tool's arguments.</summary>
internal sealed class ArgumentSchema
{
    private const int MostErrors = 5;
    private static readonly EvaluationOptions AllErrors = new() { OutputFormat = OutputFormat.List };
    private readonly JsonSchema _schema;

    /// <exception cref="ToolRefusedException">It is not a JSON schema.</exception>
    public ArgumentSchema(JsonElement schema)
    {
        try
        {
            _schema = JsonSchema.FromText(schema.GetRawText());
        }
        catch (JsonException exception)
        {
            throw new InvalidOperationException(
                $"The schema of a tool's arguments cannot be read: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>What does not fit, for the model to correct; empty when the arguments fit.</summary>
    public IReadOnlyList<string> Problems(JsonElement arguments)
    {
        var result = _schema.Evaluate(JsonNode.Parse(arguments.GetRawText()), AllErrors);
        return result.IsValid
            ? []
            :
            [
                .. result
                    .Details.Where(detail => detail.Errors is not null)
                    .SelectMany(detail =>
                        detail.Errors!.Values.Select(error => $"{Place(detail.InstanceLocation.ToString())}: {error}")
                    )
                    .DefaultIfEmpty("the arguments do not fit the schema")
                    .Take(MostErrors),
            ];
    }

    private static string Place(string pointer) => pointer.Length == 0 ? "arguments" : pointer;
}
