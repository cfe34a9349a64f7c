using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Chatbot.Bot.Tools.OpenApi;

/// <summary>Reads the operations of an OpenAPI document.</summary>
internal static class ApiDocument
{
    private const string JsonBody = "application/json";
    private static readonly OpenApiJsonWriterSettings Inline = new() { InlineLocalReferences = true, Terse = true };

    /// <exception cref="InvalidOperationException">It cannot be read.</exception>
    public static IReadOnlyList<ApiOperation> Read(string json, string name)
    {
        var result = OpenApiDocument.Parse(json, "json");
        if (result.Document is not { } document || result.Diagnostic is { Errors.Count: > 0 })
        {
            var errors = result.Diagnostic?.Errors.Select(error => error.Message) ?? [];
            throw new InvalidOperationException(
                $"Tools:OpenApi:Services:{name}:Document cannot be read: {string.Join("; ", errors)}. Correct the document."
            );
        }

        return
        [
            .. document.Paths.SelectMany(path =>
                (path.Value.Operations ?? []).Select(operation =>
                    Create(path.Key, path.Value.Parameters ?? [], operation.Key, operation.Value)
                )
            ),
        ];
    }

    private static ApiOperation Create(
        string path,
        IList<IOpenApiParameter> shared,
        HttpMethod method,
        OpenApiOperation operation
    )
    {
        var own = operation.Parameters ?? [];
        var parameters = own.Concat(shared.Where(outer => !own.Any(inner => inner.Name == outer.Name && inner.In == outer.In)))
            .Where(parameter => parameter is { Name: not null, In: not (null or ParameterLocation.Cookie) })
            .DistinctBy(parameter => parameter.Name, StringComparer.Ordinal)
            .ToList();
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var parameter in parameters)
        {
            properties[parameter.Name!] = SchemaOf(parameter.Schema, parameter.Description);
            if (parameter.Required || parameter.In == ParameterLocation.Path)
            {
                required.Add((JsonNode)parameter.Name!);
            }
        }

        var body = operation.RequestBody?.Content?.FirstOrDefault(content =>
            content.Key.StartsWith(JsonBody, StringComparison.Ordinal)
        );
        if (body?.Value is { } content)
        {
            properties[ApiOperation.Body] = SchemaOf(content.Schema, operation.RequestBody!.Description);
            if (operation.RequestBody.Required)
            {
                required.Add((JsonNode)ApiOperation.Body);
            }
        }

        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
            ["additionalProperties"] = false,
        };
        return new(
            operation.OperationId ?? $"{method.Method} {path}",
            string.Join(" ", new[] { operation.Summary, operation.Description }.Where(text => !string.IsNullOrWhiteSpace(text))),
            method,
            path,
            parameters.ToDictionary(parameter => parameter.Name!, parameter => parameter.In!.Value, StringComparer.Ordinal),
            body?.Value is null ? null : body.Value.Key,
            JsonSerializer.SerializeToElement(schema, OpenApiJsonContext.Default.JsonObject)
        );
    }

    private static JsonObject SchemaOf(IOpenApiSchema? schema, string? description)
    {
        var json = new JsonObject();
        if (schema is not null)
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            schema.SerializeAsV31(new OpenApiJsonWriter(text, Inline));
            json = JsonNode.Parse(text.ToString())!.AsObject();
        }

        if (!string.IsNullOrWhiteSpace(description) && !json.ContainsKey("description"))
        {
            json["description"] = description;
        }

        return json;
    }
}
