using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Remote.Wire;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge.Remote;

/// <summary>Calls to the knowledge service, with its errors turned into those of a knowledge base. Thread-safe.</summary>
internal sealed class KnowledgeConnection(IHttpClientFactory clients, IOptions<RemoteKnowledgeOptions> options)
{
    public const string ClientName = "knowledge";

    /// <summary>Marks a request that may be sent again: it changes nothing, or the same however often it arrives.</summary>
    public static readonly HttpRequestOptionsKey<bool> MayRepeat = new("Chatbot.Knowledge.MayRepeat");

    /// <summary>Marks a request that takes as long as its body.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsUpload = new("Chatbot.Knowledge.IsUpload");

    private const string ErrorEvent = "error";

    private readonly Uri _root = new(options.Value.Endpoint!.TrimEnd('/') + KnowledgeRoutes.Prefix);

    /// <summary>A request for a tenant; readers go into its header, null = the owner where a route knows one.</summary>
    public HttpRequestMessage Request(HttpMethod method, string route, string tenant, Audience? audience = null)
    {
        var request = new HttpRequestMessage(method, new Uri(_root.AbsoluteUri + route));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.ApiKey!.Trim());
        request.Headers.Add(KnowledgeRoutes.TenantHeader, Uri.EscapeDataString(tenant));
        if (audience is not null)
            request.Headers.Add(KnowledgeRoutes.Reader, ReaderHeader.Format(audience));
        request.Options.Set(MayRepeat, method == HttpMethod.Get || method == HttpMethod.Delete);
        return request;
    }

    /// <summary>A request with a JSON body that only reads.</summary>
    public HttpRequestMessage Reading<T>(string route, string tenant, T body, JsonTypeInfo<T> type)
    {
        var request = Request(HttpMethod.Post, route, tenant);
        request.Content = JsonContent.Create(body, type);
        request.Options.Set(MayRepeat, true);
        return request;
    }

    /// <summary>The answer, of which the body is still to be read; errors are thrown. Null = not found, where that is allowed.</summary>
    public async Task<HttpResponseMessage?> SendAsync(
        HttpRequestMessage request,
        bool mayBeAbsent,
        CancellationToken cancellationToken
    )
    {
        using var sent = request;
        HttpResponseMessage response;
        try
        {
            response = await clients
                .CreateClient(ClientName)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RemoteKnowledgeException(
                $"The knowledge service at {options.Value.Endpoint} cannot be reached: {exception.Message}",
                innerException: exception
            );
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A body that was cut off by the caller ends as a broken connection.
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
        {
            if (mayBeAbsent && response.StatusCode == HttpStatusCode.NotFound)
                return null;
            throw await ErrorAsync(response, cancellationToken);
        }
    }

    /// <summary>The answer as an object.</summary>
    public async Task<T?> ReadAsync<T>(
        HttpRequestMessage request,
        JsonTypeInfo<T> type,
        bool mayBeAbsent,
        CancellationToken cancellationToken
    )
        where T : class
    {
        using var response = await SendAsync(request, mayBeAbsent, cancellationToken);
        return response is null ? null : await response.Content.ReadFromJsonAsync(type, cancellationToken);
    }

    /// <summary>The answer as server-sent events; an event that tells an error is thrown.</summary>
    public async IAsyncEnumerable<SseItem<string>> EventsAsync(
        HttpRequestMessage request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var response = await SendAsync(request, mayBeAbsent: false, cancellationToken);
        await using var body = await response!.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellationToken))
        {
            if (item.EventType != ErrorEvent)
            {
                yield return item;
                continue;
            }

            var problem = JsonSerializer.Deserialize(item.Data, KnowledgeJsonContext.Default.Problem);
            throw new RemoteKnowledgeException(TextOf(problem, "The knowledge service failed."));
        }
    }

    private static async Task<Exception> ErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        Problem? problem = null;
        try
        {
            problem = await response.Content.ReadFromJsonAsync(KnowledgeJsonContext.Default.Problem, cancellationToken);
        }
        catch (JsonException)
        {
            // Something between the service and us answered; the status is all there is.
        }

        var text = TextOf(problem, $"The knowledge service answered {(int)response.StatusCode}.");
        return response.StatusCode switch
        {
#pragma warning disable MA0015 // The argument is one of the knowledge base's method; the text names it.
            HttpStatusCode.BadRequest => new ArgumentException(text),
#pragma warning restore MA0015
            HttpStatusCode.RequestEntityTooLarge when problem?.MaxBytes is { } bytes => new ContentTooLargeException(bytes),
            var status => new RemoteKnowledgeException(text, status),
        };
    }

    private static string TextOf(Problem? problem, string otherwise)
    {
        var text = problem?.Detail ?? problem?.Title ?? otherwise;
        return problem?.CorrelationId is { } id ? $"{text} (correlation id {id})" : text;
    }
}
