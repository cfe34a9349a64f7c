using System.Globalization;
using System.Text;
using System.Text.Json;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tools.OpenApi;

/// <summary>Calls an operation. Redirects are not followed, and no header of the owner appears in what the model reads.</summary>
internal sealed class ApiFunction(string name, ApiOperation operation, OpenApiServiceSettings options, IHttpClientFactory clients)
    : AIFunction
{
    public const string ClientName = "openapi-tools";
    public const int LargestAnswer = 1_000_000;
    private const int ShortestSecret = 6;
    private readonly Uri _baseAddress = new(options.BaseAddress);

    public override string Name => name;

    public override string Description => operation.Description;

    public override JsonElement JsonSchema => operation.Schema;

    protected override async ValueTask<object?> InvokeCoreAsync(
        AIFunctionArguments arguments,
        CancellationToken cancellationToken
    )
    {
        var values = arguments
            .Where(argument => argument.Value is JsonElement)
            .ToDictionary(argument => argument.Key, argument => (JsonElement)argument.Value!, StringComparer.Ordinal);
        try
        {
            using var request = ApiRequest.Create(operation, _baseAddress, values, options.Headers);
            return await SendAsync(request, cancellationToken);
        }
        catch (FormatException exception)
        {
            return ToolResult.Failed(exception.Message);
        }
    }

    private async Task<ToolResult> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!options.AllowedHosts.Contains(request.RequestUri!.Host, StringComparer.OrdinalIgnoreCase))
        {
            return ToolResult.Failed($"The host {request.RequestUri.Host} is not allowed.");
        }

        using var client = clients.CreateClient(ClientName);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var text = Hide(await ReadAsync(response, cancellationToken));
        var status = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}");
        return response.IsSuccessStatusCode ? new ToolResult($"{status}\n{text}") : ToolResult.Failed($"{status}\n{text}");
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[LargestAnswer];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    /// <summary>Some APIs say back what they were sent.</summary>
    private string Hide(string text) =>
        options
            .Headers.Values.SelectMany(value => value.Split(' ').Append(value))
            .Where(secret => secret.Length >= ShortestSecret)
            .OrderByDescending(secret => secret.Length)
            .Aggregate(text, (shown, secret) => shown.Replace(secret, "[hidden]", StringComparison.Ordinal));
}
