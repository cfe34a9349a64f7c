using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;

namespace Chatbot.Bot.Tools.OpenApi;

/// <summary>Makes the request of an operation from its arguments. Pure.</summary>
internal static class ApiRequest
{
    /// <exception cref="FormatException">A value would leave its place in the address, or break a header.</exception>
    public static HttpRequestMessage Create(
        ApiOperation operation,
        Uri baseAddress,
        IReadOnlyDictionary<string, JsonElement> arguments,
        IEnumerable<KeyValuePair<string, string>> headers
    )
    {
        var path = operation.Path;
        var query = new StringBuilder();
        var request = new HttpRequestMessage { Method = operation.Method };
        foreach (var (name, location) in operation.Parameters)
        {
            if (!arguments.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            switch (location)
            {
                case ParameterLocation.Path:
                    path = path.Replace($"{{{name}}}", Segment(name, Text(value)), StringComparison.Ordinal);
                    break;
                case ParameterLocation.Query:
                    AppendQuery(query, name, value);
                    break;
                default:
                    request.Headers.Add(name, Text(value));
                    break;
            }
        }

        request.RequestUri = new($"{baseAddress.AbsoluteUri.TrimEnd('/')}/{path.TrimStart('/')}{query}");
        if (operation.BodyType is { } type && arguments.TryGetValue(ApiOperation.Body, out var body))
        {
            request.Content = new StringContent(body.GetRawText(), Encoding.UTF8, type);
        }

        // Last, so that no argument can take the place of a credential.
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.Add(name, value);
        }

        return request;
    }

    /// <summary>One segment: a value must not lead up or down in the path.</summary>
    private static string Segment(string name, string value) =>
        value.Length == 0 || WebUtility.UrlDecode(value) is "." or ".." || value is "." or ".."
            ? throw new FormatException($"The value of '{name}' cannot be part of a path.")
            : Uri.EscapeDataString(value);

    private static void AppendQuery(StringBuilder query, string name, JsonElement value)
    {
        var values = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Text) : [Text(value)];
        foreach (var text in values)
        {
            query.Append(query.Length == 0 ? '?' : '&');
            query.Append(CultureInfo.InvariantCulture, $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(text)}");
        }
    }

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
