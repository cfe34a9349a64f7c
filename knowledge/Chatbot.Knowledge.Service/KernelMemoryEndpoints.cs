using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.KernelMemory;
using Chatbot.Knowledge.KernelMemory.Wire;
using Chatbot.Knowledge.Remote;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Chatbot.Knowledge.Service;

/// <summary>Kernel Memory's routes, so that its clients work as they are. An index is a collection.</summary>
internal static class KernelMemoryEndpoints
{
    private const string DoneMessage = "[DONE]";

    /// <param name="endpoints">Where to.</param>
    /// <param name="largest">The largest upload.</param>
    public static void Map(IEndpointRouteBuilder endpoints, long largest)
    {
        var group = endpoints.MapGroup("").WithTags("Kernel Memory");
        var read = group.MapGroup("").RequireAuthorization(nameof(KnowledgeServiceOptions.Right.Read));
        var write = group.MapGroup("").RequireAuthorization(nameof(KnowledgeServiceOptions.Right.Write));
        write
            .MapPost("/upload", UploadAsync)
            .WithMetadata(new RequestSizeLimitAttribute(largest))
            .WithName("UploadDocument")
            .Produces<UploadAccepted>(StatusCodes.Status202Accepted);
        write.MapDelete("/documents", DeleteDocumentAsync).WithName("DeleteDocumentById");
        read.MapGet("/upload-status", GetStatusAsync).WithName("CheckDocumentStatus");
        read.MapPost("/search", SearchAsync).WithName("SearchDocumentSnippets");
        read.MapPost("/ask", AskAsync).WithName("AnswerQuestion").Produces<KernelMemoryAnswer>();
        read.MapGet("/download", DownloadAsync).WithName("DownloadFile");
        read.MapGet("/indexes", ListIndexesAsync).WithName("ListIndexes");
        group
            .MapDelete("/indexes", DeleteIndexAsync)
            .RequireAuthorization(nameof(KnowledgeServiceOptions.Right.Admin))
            .WithName("DeleteIndexByName");
    }

    private static async Task<Results<Accepted<UploadAccepted>, ProblemHttpResult>> UploadAsync(
        HttpContext http,
        IKnowledgeBase knowledge,
        TimeProvider timeProvider,
        CancellationToken cancellationToken
    )
    {
        var caller = Caller.Of(http);
        if (!http.Request.HasFormContentType)
            return Refuse("Invalid content, multipart form data not found");
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if (form.Files.Count == 0)
            return Refuse("No file was uploaded");
        if (form["index"].Count > 1)
            return Refuse("Invalid index name, 'index', multiple values provided");
        if (form["documentId"].Count > 1)
            return Refuse("Invalid document ID, 'documentId' must be a single value, not a list");
        if (TagsOf(form["tags"]) is not { } tags)
            return Refuse(
                $"A tag name must not begin with '{KernelMemoryIds.ReservedPrefix}' and not be '{Collections.TagName}'."
            );
        var names = form.Files.Select(file => Path.GetFileName(file.FileName.Replace('\\', '/'))).ToArray();
        if (names.Any(string.IsNullOrWhiteSpace) || names.Distinct(StringComparer.Ordinal).Count() < names.Length)
            return Refuse("Every file needs a name of its own.");

        var index = KernelMemoryIds.IndexOf(form["index"]);
        var documentId = form["documentId"].ToString().Trim() is { Length: > 0 } given
            ? given
            : timeProvider.GetUtcNow().ToString("yyyyMMdd.HHmmss.", CultureInfo.InvariantCulture) + Guid.NewGuid().ToString("N");
        var earlier = await ViewOf(caller, knowledge).FilesAsync(index, documentId, cancellationToken);
        tags[KernelMemoryIds.DocumentTag] = [documentId];
        var kept = new HashSet<string>(StringComparer.Ordinal);
        for (var i = form.Files.Count - 1; i >= 0; i--)
        {
            // The first file, which names the others, comes last: it never names one that is not there.
            await using var content = form.Files[i].OpenReadStream();
            var document = new DocumentImport
            {
                Tenant = caller.Tenant,
                DocumentId = KernelMemoryIds.Compose(index, documentId, i == 0 ? null : names[i]),
                FileName = names[i],
                Collection = index,
                Content = content,
                Tags = i > 0 ? tags : new(tags, StringComparer.Ordinal) { [KernelMemoryIds.FilesTag] = names },
            };
            kept.Add(document.DocumentId);
            await KnowledgeEndpoints.StoreAsync(knowledge, () => document, cancellationToken);
        }

        foreach (var file in earlier.Where(file => !kept.Contains(file.DocumentId)))
            await knowledge.DeleteAsync(caller.Tenant, file.DocumentId, cancellationToken);
        return TypedResults.Accepted(
            StatusUrl(index, documentId),
            new UploadAccepted(index, documentId, "Document upload completed, ingestion pipeline started")
        );
    }

    private static async Task<Results<Ok<DataPipelineStatus>, ProblemHttpResult>> GetStatusAsync(
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken,
        string? index = null,
        string? documentId = null
    )
    {
        if (string.IsNullOrEmpty(documentId))
            return Refuse("'documentId' query parameter is missing or has no value");
        var caller = Caller.Of(http);
        var name = KernelMemoryIds.IndexOf(index);
        var view = ViewOf(caller, knowledge);
        var files = caller.MayWrite
            ? await view.FilesAsync(name, documentId, cancellationToken)
            : await view.VisibleFilesAsync(name, documentId, cancellationToken);
        return files.Count == 0
            ? Refuse("Document not found", StatusCodes.Status404NotFound)
            : TypedResults.Ok(KernelMemoryMapper.ToStatus(name, documentId, files));
    }

    private static async Task<Results<Accepted<DeleteAccepted>, ProblemHttpResult>> DeleteDocumentAsync(
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken,
        string? index = null,
        string? documentId = null
    )
    {
        if (string.IsNullOrWhiteSpace(documentId))
            return Refuse("'documentId' query parameter is missing or has no value");
        var caller = Caller.Of(http);
        var name = KernelMemoryIds.IndexOf(index);
        var files = await ViewOf(caller, knowledge).FilesAsync(name, documentId, cancellationToken);

        // The first file, which names the others, goes last.
        foreach (var file in files.Reverse())
            await knowledge.DeleteAsync(caller.Tenant, file.DocumentId, cancellationToken);
        return TypedResults.Accepted(
            StatusUrl(name, documentId),
            new DeleteAccepted(index ?? "", documentId, "Document deletion request received, pipeline started")
        );
    }

    private static async Task<Ok<IndexCollection>> ListIndexesAsync(
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken
    )
    {
        var caller = Caller.Of(http);
        var audience = caller.MayWrite ? null : caller.Audience;
        var collections = await knowledge.ListCollectionsAsync(caller.Tenant, audience, cancellationToken);
        return TypedResults.Ok(new IndexCollection([.. collections.Select(one => new IndexDetails(one.Name))]));
    }

    private static async Task<Accepted<DeleteAccepted>> DeleteIndexAsync(
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken,
        string? index = null
    )
    {
        await knowledge.DeleteCollectionAsync(Caller.Of(http).Tenant, KernelMemoryIds.IndexOf(index), cancellationToken);
        return TypedResults.Accepted(
            (string?)null,
            new DeleteAccepted(index ?? "", "", "Index deletion request received, pipeline started")
        );
    }

    private static async Task<Ok<KernelMemoryResult>> SearchAsync(
        KernelMemorySearch request,
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await ViewOf(Caller.Of(http), knowledge).SearchAsync(request, cancellationToken));

    private static async Task<Results<Ok<KernelMemoryAnswer>, ServerSentEventsResult<string>>> AskAsync(
        KernelMemoryQuestion request,
        HttpContext http,
        IKnowledgeBase knowledge,
        ServiceProblems problems,
        CancellationToken cancellationToken
    )
    {
        var answers = ViewOf(Caller.Of(http), knowledge).AskAsync(request, cancellationToken);
        if (request.Stream)
        {
            var events = EventStream.UntilErrorAsync(
                answers.Select(answer => new SseItem<string>(Json(answer))),
                exception => new SseItem<string>(Json(ErrorOf(request, problems.Of(exception)))),
                cancellationToken
            );
            return TypedResults.ServerSentEvents(events.Append(new SseItem<string>(DoneMessage)));
        }

        var text = "";
        KernelMemoryAnswer? last = null;
        await foreach (var answer in answers)
        {
            text = answer.StreamState == "reset" ? answer.Text : text + answer.Text;
            last = answer;
        }

        var sources = last!.RelevantSources ?? [];
        return TypedResults.Ok(
            last with
            {
                StreamState = null,
                Question = request.Question ?? "",
                Text = text,
                RelevantSources = sources,
            }
        );
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> DownloadAsync(
        HttpContext http,
        IKnowledgeBase knowledge,
        CancellationToken cancellationToken,
        string? index = null,
        string? documentId = null,
        string? filename = null
    )
    {
        if (string.IsNullOrWhiteSpace(documentId) || string.IsNullOrWhiteSpace(filename))
            return Refuse("Missing required parameter");
        var caller = Caller.Of(http);
        var files = await ViewOf(caller, knowledge).FilesAsync(KernelMemoryIds.IndexOf(index), documentId, cancellationToken);
        var wanted = files.FirstOrDefault(file => string.Equals(file.FileName, filename, StringComparison.Ordinal));
        return
            wanted is not null
            && await knowledge.OpenOriginalAsync(caller.Tenant, wanted.DocumentId, caller.Audience, cancellationToken) is { } file
            ? KnowledgeEndpoints.FileOf(file)
            : Refuse("File not found", StatusCodes.Status404NotFound);
    }

    /// <summary>Tags in the form <c>name:value</c>, or null when a name is reserved.</summary>
    private static Dictionary<string, IReadOnlyList<string>>? TagsOf(IEnumerable<string?> values)
    {
        var pairs = values
            .Select(value => (value ?? "").Trim().Split(':', 2))
            .Select(parts => (Name: parts[0].Trim(), Value: parts.Length == 1 ? "" : parts[1].Trim()))
            .Where(pair => pair.Name.Length > 0)
            .ToArray();
        return Array.Exists(
            pairs,
            pair =>
                pair.Name.StartsWith(KernelMemoryIds.ReservedPrefix, StringComparison.Ordinal) || pair.Name == Collections.TagName
        )
            ? null
            : pairs
                .GroupBy(pair => pair.Name, StringComparer.Ordinal)
                .ToDictionary(
                    tag => tag.Key,
                    IReadOnlyList<string> (tag) =>
                        [.. tag.Select(pair => pair.Value).Where(value => value.Length > 0).Distinct()],
                    StringComparer.Ordinal
                );
    }

    private static KernelMemoryAnswer ErrorOf(KernelMemoryQuestion request, ProblemDetails problem) =>
        new()
        {
            StreamState = "error",
            Question = request.Question ?? "",
            NoResult = true,
            NoResultReason = $"Error: {problem.Detail}",
            Text = "",
        };

    private static string Json(KernelMemoryAnswer answer) =>
        JsonSerializer.Serialize(answer, KernelMemoryJsonContext.Default.KernelMemoryAnswer);

    private static KernelMemoryView ViewOf(Caller caller, IKnowledgeBase knowledge) =>
        new(knowledge, caller.Tenant, caller.Audience);

    private static ProblemHttpResult Refuse(string detail, int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Problem(detail, statusCode: status);

    private static string StatusUrl(string index, string documentId) =>
        $"/upload-status?index={Uri.EscapeDataString(index)}&documentId={Uri.EscapeDataString(documentId)}";
}
