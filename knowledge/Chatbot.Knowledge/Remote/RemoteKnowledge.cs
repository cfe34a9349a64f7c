using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Remote.Wire;

namespace Chatbot.Knowledge.Remote;

/// <summary>A knowledge base that another process serves. Thread-safe.</summary>
internal sealed class RemoteKnowledge(KnowledgeConnection connection) : IKnowledgeBase
{
    private static readonly KnowledgeJsonContext Json = KnowledgeJsonContext.Default;

    public async Task<DocumentStatus> ImportAsync(DocumentImport import, CancellationToken cancellationToken = default)
    {
        var description = new ImportRequest
        {
            DocumentId = import.DocumentId,
            FileName = import.FileName,
            Collection = import.Collection,
            MediaType = import.MediaType,
            Title = import.Title,
            SourceUrl = import.SourceUrl,
            Tags = import.Tags,
            Access = import.Access.Principals,
        };
        using var document = JsonContent.Create(description, Json.ImportRequest);
        using var file = new StreamedContent(import.Content);
        using var content = new MultipartFormDataContent
        {
            { document, KnowledgeRoutes.DocumentPart },
            { file, KnowledgeRoutes.FilePart },
        };
        using var request = connection.Request(HttpMethod.Post, KnowledgeRoutes.Documents, import.Tenant);
        request.Content = content;
        request.Headers.ExpectContinue = true;
        request.Options.Set(KnowledgeConnection.IsUpload, true);
        return (await connection.ReadAsync(request, Json.DocumentStatus, mayBeAbsent: false, cancellationToken))!;
    }

    public Task<DocumentStatus?> GetStatusAsync(
        string tenant,
        string documentId,
        CancellationToken cancellationToken = default
    ) =>
        connection.ReadAsync(
            connection.Request(HttpMethod.Get, WithId(KnowledgeRoutes.Status, documentId), tenant),
            Json.DocumentStatus,
            mayBeAbsent: true,
            cancellationToken
        );

    public async IAsyncEnumerable<DocumentStatus> ListAsync(
        DocumentQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var request = connection.Reading(
            KnowledgeRoutes.DocumentQuery,
            query.Tenant,
            DocumentListRequest.Of(query),
            Json.DocumentListRequest
        );
        using var response = await connection.SendAsync(request, mayBeAbsent: false, cancellationToken);
        await using var body = await response!.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var status in JsonSerializer.DeserializeAsyncEnumerable(body, Json.DocumentStatus, cancellationToken))
        {
            yield return status!;
        }
    }

    public async Task<IReadOnlyList<CollectionSummary>> ListCollectionsAsync(
        string tenant,
        Audience? audience,
        CancellationToken cancellationToken = default
    ) =>
        IsNobody(audience)
            ? []
            : (
                await connection.ReadAsync(
                    connection.Request(HttpMethod.Get, KnowledgeRoutes.Collections + Owner(audience, '?'), tenant, audience),
                    Json.IReadOnlyListCollectionSummary,
                    mayBeAbsent: false,
                    cancellationToken
                )
            )!;

    public async Task<bool> DeleteAsync(string tenant, string documentId, CancellationToken cancellationToken = default)
    {
        var request = connection.Request(HttpMethod.Delete, WithId(KnowledgeRoutes.Documents, documentId), tenant);
        using var response = await connection.SendAsync(request, mayBeAbsent: true, cancellationToken);
        return response is not null;
    }

    public async Task<int> DeleteCollectionAsync(string tenant, string collection, CancellationToken cancellationToken = default)
    {
        var route = $"{KnowledgeRoutes.Collections}?name={Uri.EscapeDataString(collection)}";
        var request = connection.Request(HttpMethod.Delete, route, tenant);
        return (await connection.ReadAsync(request, Json.DeletedCollection, mayBeAbsent: false, cancellationToken))!.Documents;
    }

    public async Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default) =>
        (
            await connection.ReadAsync(
                connection.Reading(KnowledgeRoutes.Search, query.Tenant, SearchRequest.Of(query), Json.SearchRequest),
                Json.SearchResult,
                mayBeAbsent: false,
                cancellationToken
            )
        )!;

    public async IAsyncEnumerable<AnswerUpdate> AskAsync(
        SearchQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var request = connection.Reading(KnowledgeRoutes.Ask, query.Tenant, SearchRequest.Of(query), Json.SearchRequest);
        var isComplete = false;
        await foreach (var item in connection.EventsAsync(request, cancellationToken))
        {
            if (AnswerEvents.Parse(item) is not { } update)
                continue;
            isComplete |= update is AnswerUpdate.Final;
            yield return update;
        }

        if (!isComplete)
            throw new RemoteKnowledgeException("The knowledge service broke off in the middle of an answer; ask again.");
    }

    public async Task<PassageView?> OpenPassageAsync(
        string tenant,
        string chunkId,
        Audience audience,
        CancellationToken cancellationToken = default
    ) =>
        IsNobody(audience)
            ? null
            : await connection.ReadAsync(
                connection.Request(HttpMethod.Get, WithId(KnowledgeRoutes.Passages, chunkId), tenant, audience),
                Json.PassageView,
                mayBeAbsent: true,
                cancellationToken
            );

    public async Task<OriginalFile?> OpenOriginalAsync(
        string tenant,
        string documentId,
        Audience? audience,
        CancellationToken cancellationToken = default
    )
    {
        if (IsNobody(audience))
            return null;
        var route = WithId(KnowledgeRoutes.Original, documentId) + Owner(audience, '&');
        var request = connection.Request(HttpMethod.Get, route, tenant, audience);
        if (await connection.SendAsync(request, mayBeAbsent: true, cancellationToken) is not { } response)
            return null;
        var headers = response.Content.Headers;
        var mediaType = headers.ContentType?.ToString();
        return new OriginalFile(
            await response.Content.ReadAsStreamAsync(cancellationToken),
            headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName?.Trim('"') ?? documentId,
            mediaType == System.Net.Mime.MediaTypeNames.Application.Octet ? null : mediaType,
            headers.ContentLength ?? 0,
            headers.LastModified ?? default
        );
    }

    public async Task WhenIdleAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var request = connection.Request(HttpMethod.Get, KnowledgeRoutes.Idle, tenant: "");
            request.Headers.Remove(KnowledgeRoutes.TenantHeader);
            using var response = await connection.SendAsync(request, mayBeAbsent: false, cancellationToken);
            if (response!.StatusCode == HttpStatusCode.NoContent)
                return;
        }
    }

    private static bool IsNobody(Audience? audience) => audience is { Readers.Count: 0 };

    private static string Owner(Audience? audience, char separator) => audience is null ? $"{separator}asOwner=true" : "";

    private static string WithId(string route, string id) => $"{route}?id={Uri.EscapeDataString(id)}";
}
