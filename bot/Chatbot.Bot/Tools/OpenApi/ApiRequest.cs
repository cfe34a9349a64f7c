using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;

namespace Chatbot.Bot.Tools.OpenApi;

/// <summary>Makes the request of an operation from its arguments. Pure.</summary>
internal static class ApiRequest
{
    public const string FormBody = "application/x-www-form-urlencoded";

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
        foreach (var (name, parameter) in operation.Parameters)
        {
            if (!arguments.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            switch (parameter.In)
            {
                case ParameterLocation.Path:
                    path = path.Replace($"{{{name}}}", Segment(name, Simple(value)), StringComparison.Ordinal);
                    break;
                case ParameterLocation.Query:
                    AppendQuery(query, ApiPairs.Of(name, value, parameter.Style, parameter.Explode));
                    break;
                default:
                    request.Headers.Add(name, Simple(value));
                    break;
            }
        }

        request.RequestUri = new($"{baseAddress.AbsoluteUri.TrimEnd('/')}/{path.TrimStart('/')}{query}");
        if (operation.BodyType is { } type && arguments.TryGetValue(ApiOperation.Body, out var body))
        {
            request.Content = type.StartsWith(FormBody, StringComparison.OrdinalIgnoreCase)
                ? new FormUrlEncodedContent(Form(body).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)))
                : new StringContent(body.GetRawText(), Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
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

    private static void AppendQuery(StringBuilder query, IEnumerable<(string Name, string Value)> pairs)
    {
        foreach (var (name, value) in pairs)
        {
            query.Append(query.Length == 0 ? '?' : '&');
            query.Append(CultureInfo.InvariantCulture, $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
        }
    }

    private static IEnumerable<(string Name, string Value)> Form(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
            ? body.EnumerateObject()
                .SelectMany(member => ApiPairs.Of(member.Name, member.Value, ParameterStyle.Form, explode: true))
            : throw new FormatException("The body must be an object: it is sent as a form.");

    /// <summary>The style <c>simple</c> of paths and headers: elements with commas between them.</summary>
    private static string Simple(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array
            ? string.Join(',', value.EnumerateArray().Select(ApiPairs.Text))
            : ApiPairs.Text(value);
}
