using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Chatbot.Bot.Tools.OpenApi;

/// <summary>Reads the operations of an OpenAPI document.</summary>
internal static class ApiDocument
{
    private const string JsonBody = "application/json";

    /// <summary>Headers that follow from the bodies; OpenAPI says that they are no parameters.</summary>
    private static readonly string[] NoParameters = ["Accept", "Content-Type"];
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
                (path.Value.Operations ?? [])
                    .Where(operation => CanSend(operation.Value.RequestBody))
                    .Select(operation => Create(path.Key, path.Value.Parameters ?? [], operation.Key, operation.Value))
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
            .Where(parameter =>
                parameter.In != ParameterLocation.Header
                || !NoParameters.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase)
            )
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

        var body = BodyOf(operation.RequestBody);
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
            Describe(operation, $"{method.Method} {path}"),
            method,
            path,
            parameters.ToDictionary(
                parameter => parameter.Name!,
                parameter => new ApiParameter(parameter.In!.Value, parameter.Style, parameter.Explode),
                StringComparer.Ordinal
            ),
            body?.Value is null ? null : body.Value.Key,
            JsonSerializer.SerializeToElement(schema, OpenApiJsonContext.Default.JsonObject)
        );
    }

    /// <summary>Its body as JSON or, where it takes none, as a form.</summary>
    private static KeyValuePair<string, OpenApiMediaType>? BodyOf(IOpenApiRequestBody? body)
    {
        if (body?.Content is not { } contents)
        {
            return null;
        }

        return First(type => type.StartsWith(JsonBody, StringComparison.OrdinalIgnoreCase))
            ?? First(type => type.Contains("+json", StringComparison.OrdinalIgnoreCase))
            ?? First(type => type.StartsWith(ApiRequest.FormBody, StringComparison.OrdinalIgnoreCase));

        KeyValuePair<string, OpenApiMediaType>? First(Predicate<string> isIt)
        {
            var found = contents.FirstOrDefault(content => isIt(content.Key));
            return found.Key is null ? null : found;
        }
    }

    private static bool CanSend(IOpenApiRequestBody? body) => body is not { Required: true } || BodyOf(body) is not null;

    private static string Describe(OpenApiOperation operation, string otherwise)
    {
        var text = string.Join(
            " ",
            new[] { operation.Summary, operation.Description }.Where(text => !string.IsNullOrWhiteSpace(text))
        );
        return text.Length > 0 ? text : otherwise;
    }

    private static JsonObject SchemaOf(IOpenApiSchema? schema, string? description)
    {
        var json = new JsonObject();
        if (schema is not null)
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            schema.SerializeAsV31(new OpenApiJsonWriter(text, Inline));
            json = JsonNode.Parse(text.ToString())!.AsObject();
            OpenLoops(json);
        }

        if (!string.IsNullOrWhiteSpace(description) && !json.ContainsKey("description"))
        {
            json["description"] = description;
        }

        return json;
    }

    /// <summary>
    /// A schema that holds itself is written once; below that anything may stand. The reference that is left there leads out of the
    /// schema, and services refuse every request with such a tool.
    /// </summary>
    private static void OpenLoops(JsonNode? node)
    {
        if (node is JsonObject schema && schema["$ref"] is JsonValue)
        {
            schema.Clear();
        }

        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in children.ToList())
        {
            OpenLoops(child);
        }
    }
}
