using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion;
using Chatbot.Knowledge.Remote;
using Chatbot.Knowledge.Remote.Wire;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Chatbot.Knowledge.Service;

/// <summary>The routes of our own: all that a knowledge base does.</summary>
internal static class KnowledgeEndpoints
{
    private const int LargestDescription = 262_144;
    private const int LargestBoundary = 200;

    /// <summary>Room for the first part and the frame of an import, besides its file.</summary>
    private const long FrameBytes = 1_000_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <param name="endpoints">Where to.</param>
    /// <param name="maxBytes">The largest document.</param>
    public static void Map(IEndpointRouteBuilder endpoints, long maxBytes)
    {
        var largest = maxBytes + FrameBytes;
        var group = endpoints
            .MapGroup(KnowledgeRoutes.Prefix)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        MapReading(group.MapGroup("").RequireAuthorization(nameof(KnowledgeServiceOptions.Right.Read)).WithTags("Reading"));
        MapWriting(
            group.MapGroup("").RequireAuthorization(nameof(KnowledgeServiceOptions.Right.Write)).WithTags("Writing"),
            largest
        );
        group
            .MapDelete(KnowledgeRoutes.Collections, DeleteCollectionAsync)
            .RequireAuthorization(nameof(KnowledgeServiceOptions.Right.Admin))
            .WithTags("Writing")
            .WithSummary("Removes every document of a collection.");
    }

    private static void MapReading(RouteGroupBuilder group)
    {
        group.MapPost(KnowledgeRoutes.Search, SearchAsync).WithSummary("The best passages that every reader may see.");
        group
            .MapPost(KnowledgeRoutes.Ask, Ask)
            .WithSummary("Answers from the documents; events delta, then final, or error.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");
        group.MapGet(KnowledgeRoutes.Passages, OpenPassageAsync).WithSummary("A passage in the text of its document.");
        group
            .MapGet(KnowledgeRoutes.Original, OpenOriginalAsync)
            .WithSummary("The original of a document.")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
        group.MapPost(KnowledgeRoutes.DocumentQuery, List).WithSummary("Documents by id, collection, stage and tags, by title.");
        group.MapGet(KnowledgeRoutes.Documents, ListPlainly).WithSummary("Documents by collection and stage, by title.");
        group
            .MapGet(KnowledgeRoutes.Collections, ListCollectionsAsync)
            .WithSummary("The collections, with what may be seen of them.");
    }

    private static void MapWriting(RouteGroupBuilder group, long largest)
    {
        group
            .MapPost(KnowledgeRoutes.Documents, ImportAsync)
            .WithMetadata(new RequestSizeLimitAttribute(largest))
            .WithSummary("Imports a document: a part document (JSON), then a part file (bytes).")
            .Accepts<ImportRequest>("multipart/form-data")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        group.MapGet(KnowledgeRoutes.Status, GetStatusAsync).WithSummary("Where a document stands.");
        group.MapDelete(KnowledgeRoutes.Documents, DeleteAsync).WithSummary("Removes a document.");
        group
            .MapGet(KnowledgeRoutes.Events, Watch)
            .WithSummary("Every change of a document from now on; event document.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");
        group
            .MapGet(KnowledgeRoutes.Idle, WaitUntilIdleAsync)
            .WithSummary(
                "Waits for the end of all work: 204 when nothing is queued or running, 202 when it takes longer; ask again."
            );
    }

    private static async Task<Accepted<DocumentStatus>> ImportAsync(
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken
    )
    {
        var caller = Caller.Of(http);
        var reader = new MultipartReader(BoundaryOf(http.Request), http.Request.Body);
        var import = await ReadDescriptionAsync(reader, cancellationToken);
        var file = await reader.ReadNextSectionAsync(cancellationToken);
        if (file is null || NameOf(file) != KnowledgeRoutes.FilePart)
            throw new BadHttpRequestException(
                $"The part '{KnowledgeRoutes.FilePart}' must follow the part '{KnowledgeRoutes.DocumentPart}'."
            );
        var status = await StoreAsync(knowledge, () => import.ToImport(caller.Tenant, file.Body), cancellationToken);
        var url = $"{KnowledgeRoutes.Prefix}{KnowledgeRoutes.Status}?id={Uri.EscapeDataString(status.DocumentId)}";
        return TypedResults.Accepted(url, status);
    }

    /// <summary>Stores a document; what is wrong with it is the caller's error.</summary>
    internal static async Task<DocumentStatus> StoreAsync(
        IKnowledgeBase knowledge,
        Func<DocumentImport> document,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await knowledge.ImportAsync(document(), cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new BadHttpRequestException(exception.Message, exception);
        }
    }

    private static async Task<Results<Ok<DocumentStatus>, NotFound>> GetStatusAsync(
        string id,
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken
    ) =>
        await knowledge.GetStatusAsync(Caller.Of(http).Tenant, id, cancellationToken) is { } status
            ? TypedResults.Ok(status)
            : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(
        string id,
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken
    ) =>
        await knowledge.DeleteAsync(Caller.Of(http).Tenant, id, cancellationToken)
            ? TypedResults.NoContent()
            : TypedResults.NotFound();

    private static Ok<IAsyncEnumerable<DocumentStatus>> List(
        DocumentListRequest request,
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken
    )
    {
        var caller = Caller.Of(http, request.Audience);
        var audience = AudienceOrOwner(caller, request.AsOwner);
        return TypedResults.Ok(knowledge.ListAsync(request.ToQuery(caller.Tenant, audience), cancellationToken));
    }

    private static Ok<IAsyncEnumerable<DocumentStatus>> ListPlainly(
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken,
        string[]? collection = null,
        DocumentStage[]? stage = null,
        int offset = 0,
        int? limit = null,
        bool asOwner = false
    ) =>
        List(
            new DocumentListRequest
            {
                AsOwner = asOwner,
                Collections = collection,
                Stages = stage,
                Offset = offset,
                Limit = limit,
            },
            http,
            knowledge,
            cancellationToken
        );

    private static async Task<Ok<IReadOnlyList<CollectionSummary>>> ListCollectionsAsync(
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken,
        bool asOwner = false
    )
    {
        var caller = Caller.Of(http);
        var audience = AudienceOrOwner(caller, asOwner);
        return TypedResults.Ok(await knowledge.ListCollectionsAsync(caller.Tenant, audience, cancellationToken));
    }

    private static async Task<Ok<DeletedCollection>> DeleteCollectionAsync(
        string name,
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            new DeletedCollection(await knowledge.DeleteCollectionAsync(Caller.Of(http).Tenant, name, cancellationToken))
        );

    private static async Task<Ok<SearchResult>> SearchAsync(
        SearchRequest request,
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken
    )
    {
        var caller = Caller.Of(http, request.Audience);
        return TypedResults.Ok(await knowledge.SearchAsync(request.ToQuery(caller.Tenant, caller.Audience), cancellationToken));
    }

    private static ServerSentEventsResult<string> Ask(
        SearchRequest request,
        HttpContext http,
        IKnowledgeBase knowledge,
        ServiceProblems problems,
        CancellationToken cancellationToken
    )
    {
        var caller = Caller.Of(http, request.Audience);
        var updates = knowledge.AskAsync(request.ToQuery(caller.Tenant, caller.Audience), cancellationToken);
        return TypedResults.ServerSentEvents(
            EventStream.UntilErrorAsync(
                updates.Select(AnswerEvents.Format),
                exception => ErrorOf(http, problems, exception),
                cancellationToken
            )
        );
    }

    private static async Task<Results<Ok<PassageView>, NotFound>> OpenPassageAsync(
        string id,
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken
    )
    {
        var caller = Caller.Of(http);
        return await knowledge.OpenPassageAsync(caller.Tenant, id, caller.Audience, cancellationToken) is { } view
            ? TypedResults.Ok(view)
            : TypedResults.NotFound();
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> OpenOriginalAsync(
        string id,
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken,
        bool asOwner = false
    )
    {
        var caller = Caller.Of(http);
        var audience = AudienceOrOwner(caller, asOwner);
        return await knowledge.OpenOriginalAsync(caller.Tenant, id, audience, cancellationToken) is { } file
            ? FileOf(file)
            : TypedResults.NotFound();
    }

    /// <summary>An original as a download: a browser never shows it as a page of this site.</summary>
    internal static FileStreamHttpResult FileOf(OriginalFile file)
    {
        var mediaType = MediaTypeHeaderValue.TryParse(file.MediaType, out var parsed) ? parsed.ToString() : null;
        return TypedResults.Stream(file.Content, mediaType, file.FileName, file.ImportedAt, enableRangeProcessing: true);
    }

    private static ServerSentEventsResult<string> Watch(
        HttpContext http,
        IDocumentFeed feed,
        CancellationToken cancellationToken
    ) => TypedResults.ServerSentEvents(EventsAsync(feed, Caller.Of(http).Tenant, cancellationToken));

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        IDocumentFeed feed,
        string tenant,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // The first event opens the stream, so that its reader knows that nothing is missed from here on.
        await using var changes = feed.WatchAsync(tenant, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var next = changes.MoveNextAsync();
        yield return new SseItem<string>("{}", "open");
        while (await next)
        {
            var json = JsonSerializer.Serialize(changes.Current, KnowledgeJsonContext.Default.DocumentStatus);
            yield return new SseItem<string>(json, RemoteDocumentFeed.DocumentEvent);
            next = changes.MoveNextAsync();
        }
    }

    private static async Task<Results<NoContent, Accepted>> WaitUntilIdleAsync(
        IKnowledgeBase knowledge,
        TimeProvider timeProvider,
        CancellationToken cancellationToken
    )
    {
        using var time = new CancellationTokenSource(LongestWait, timeProvider);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            await knowledge.WhenIdleAsync(enough.Token);
            return TypedResults.NoContent();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TypedResults.Accepted((string?)null);
        }
    }

    private static Audience? AudienceOrOwner(Caller caller, bool asOwner) =>
        !asOwner ? caller.Audience
        : caller.MayWrite ? null
        : throw new BadHttpRequestException(
            "This key may not read as owner; it needs the right to write.",
            StatusCodes.Status403Forbidden
        );

    private static string BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LargestBoundary } boundary
            ? boundary.ToString()
            : throw new BadHttpRequestException(
                "The body must be multipart/form-data.",
                StatusCodes.Status415UnsupportedMediaType
            );

    private static async Task<ImportRequest> ReadDescriptionAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        var section = await reader.ReadNextSectionAsync(cancellationToken);
        if (section is null || NameOf(section) != KnowledgeRoutes.DocumentPart)
            throw new BadHttpRequestException(
                $"The first part must be '{KnowledgeRoutes.DocumentPart}', the description as JSON."
            );
        var json = new byte[LargestDescription];
        var length = await section.Body.ReadAtLeastAsync(json, json.Length, throwOnEndOfStream: false, cancellationToken);
        if (length == json.Length)
            throw new BadHttpRequestException(
                $"The part '{KnowledgeRoutes.DocumentPart}' is larger than {LargestDescription} bytes."
            );
        try
        {
            return JsonSerializer.Deserialize(json.AsSpan(0, length), KnowledgeJsonContext.Default.ImportRequest)
                ?? throw new BadHttpRequestException($"The part '{KnowledgeRoutes.DocumentPart}' is empty.");
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException(
                $"The part '{KnowledgeRoutes.DocumentPart}' is not as it should be: {exception.Message}",
                exception
            );
        }
    }

    private static string? NameOf(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            ? HeaderUtilities.RemoveQuotes(disposition.Name).ToString()
            : null;

    private static SseItem<string> ErrorOf(HttpContext http, ServiceProblems problems, Exception exception)
    {
        var problem = problems.Of(exception);
        var body = new Problem
        {
            Status = problem.Status,
            Detail = problem.Detail,
            CorrelationId = ServiceProblems.CorrelationIdOf(http),
        };
        return new SseItem<string>(JsonSerializer.Serialize(body, KnowledgeJsonContext.Default.Problem), "error");
    }
}
