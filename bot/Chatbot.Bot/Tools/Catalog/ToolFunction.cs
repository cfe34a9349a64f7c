using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>Makes functions from methods: names, descriptions, enums and defaults of the signature become the schema.</summary>
internal static class ToolFunction
{
    private static readonly JsonSerializerOptions Json = CreateOptions();

    /// <param name="name">Name of the tool.</param>
    /// <param name="method">Has descriptions on itself and its parameters; returns a <see cref="ToolResult"/> or a task of it.</param>
    /// <param name="description">What it does; null = as the method says.</param>
    public static AIFunction Create(string name, Delegate method, string? description = null) =>
        AIFunctionFactory.Create(
            method,
            new AIFunctionFactoryOptions
            {
                Name = name,
                Description = description,
                SerializerOptions = Json,
                MarshalResult = static (result, _, _) => new(result),
                ConfigureParameterBinding = static parameter =>
                    parameter.ParameterType == typeof(ToolCaller)
                        ? new()
                        {
                            ExcludeFromSchema = true,
                            BindParameter = static (_, arguments) => arguments.Context![typeof(ToolCaller)],
                        }
                        : default,
            }
        );

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        options.MakeReadOnly();
        return options;
    }
}
