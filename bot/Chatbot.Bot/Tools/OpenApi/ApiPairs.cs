using System.Text.Json;
using Microsoft.OpenApi;

namespace Chatbot.Bot.Tools.OpenApi;

/// <summary>A value as the pairs of a query or a form, in the styles of OpenAPI 3.1 (Parameter Object, "Style Values"). Pure.</summary>
internal static class ApiPairs
{
    public static IEnumerable<(string Name, string Value)> Of(string name, JsonElement value, ParameterStyle? style, bool explode)
    {
        var items = value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Select(Text).ToList(),
            JsonValueKind.Object when !explode && style != ParameterStyle.DeepObject =>
            [
                .. value.EnumerateObject().SelectMany(member => (string[])[member.Name, Text(member.Value)]),
            ],
            _ => null,
        };
        if (items is not null)
        {
            return explode ? items.Select(item => (name, item)) : [(name, string.Join(Separator(style), items))];
        }

        return value.ValueKind == JsonValueKind.Object
            ? value
                .EnumerateObject()
                .Select(member =>
                    (style == ParameterStyle.DeepObject ? $"{name}[{member.Name}]" : member.Name, Text(member.Value))
                )
            : [(name, Text(value))];
    }

    /// <summary>A text as it is, anything else as JSON.</summary>
    public static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static char Separator(ParameterStyle? style) =>
        style switch
        {
            ParameterStyle.SpaceDelimited => ' ',
            ParameterStyle.PipeDelimited => '|',
            _ => ',',
        };
}
