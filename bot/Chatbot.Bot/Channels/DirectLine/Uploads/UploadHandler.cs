using Chatbot.Bot.Channels.DirectLine.Tokens;
using Chatbot.Bot.Channels.DirectLine.Wire;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Activity = Chatbot.Contracts.Activities.Activity;
using Attachment = Chatbot.Contracts.Activities.Attachment;

namespace Chatbot.Bot.Channels.DirectLine.Uploads;

/// <summary>Takes messages with files, and hands the files out again.</summary>
internal sealed class UploadHandler(
    DirectLineAuthenticator authenticator,
    DirectLineLimits limits,
    DirectLineTokens tokens,
    ActivityIntake intake,
    ConversationInbox inbox,
    UploadStore store,
    IOptions<DirectLineOptions> options,
    TimeProvider time
)
{
    private const string ActivityPart = "activity";
    private const int MostFiles = 20;
    private const int LongestName = 200;
    private const int HeadLength = 8 * 1024;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    public async Task<IResult> PostAsync(HttpContext http, string conversation)
    {
        var caller = await authenticator.AuthenticateAsync(http.Request, conversation);
        limits.CountPost(conversation);
        await inbox.RequireKnownAsync(conversation, caller);
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, http.RequestAborted);
        var form = await ReadFormAsync(http, ended.Token);
        var files = form.Files.Where(file => file.Name != ActivityPart).ToArray();
        var activity = await ReadActivityAsync(form, conversation, caller, ended.Token);
        var types = new UploadType[files.Length];
        for (var i = 0; i < files.Length; i++)
        {
            types[i] = await RequireAcceptableAsync(files[i], ended.Token);
        }

        return await StoreAsync(conversation, activity, files, types, ended.Token);
    }

    /// <summary>A file, for who holds its current address.</summary>
    public async Task<IResult> GetAsync(HttpContext http, string upload)
    {
        string? token = http.Request.Query["t"];
        var claims = await tokens.ReadAsync(token ?? "", TokenPurpose.File);
        if (claims.File != upload)
        {
            throw DirectLineException.Forbidden("The address is for another file.");
        }

        var row = UnguessableId.IsWellFormed(upload) ? store.Find(upload) : null;
        if (row is null || row.ConversationId != ToKey(claims.Conversation!) || store.FindPath(upload) is not { } path)
        {
            throw DirectLineException.NotFound("The file does not exist any more.");
        }

        var isInline = UploadType.All.Any(type => type.IsInline && type.ContentType == row.ContentType);
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.CacheControl = "private, max-age=300";
        headers.ContentDisposition = $"{(isInline ? "inline" : "attachment")}; filename*=UTF-8''{Uri.EscapeDataString(row.Name)}";
        return TypedResults.PhysicalFile(path, row.ContentType, enableRangeProcessing: true);
    }

    private async Task<IResult> StoreAsync(
        string conversation,
        Activity activity,
        IFormFile[] files,
        UploadType[] types,
        CancellationToken cancellationToken
    )
    {
        var stored = new List<UploadRow>(files.Length);
        try
        {
            for (var i = 0; i < files.Length; i++)
            {
                await using var content = files[i].OpenReadStream();
                stored.Add(
                    await store.AddAsync(
                        UnguessableId.Create(),
                        ToKey(conversation),
                        activity.From?.Id,
                        CleanName(files[i].FileName),
                        types[i].ContentType,
                        content,
                        cancellationToken
                    )
                );
            }

            var receipt = await inbox.PostAsync(conversation, Attach(activity, stored));
            if (receipt.Duplicate)
            {
                await RemoveAsync(stored);
            }

            return TypedResults.Json(new ResourceAnswer(receipt.ActivityId), DirectLineJsonContext.Default.ResourceAnswer);
        }
        catch
        {
            await RemoveAsync(stored);
            throw;
        }
    }

    private async Task RemoveAsync(List<UploadRow> uploads)
    {
        foreach (var upload in uploads)
        {
            await store.RemoveAsync(upload);
        }
    }

    /// <summary>The files take the places of the attachments that the client announced without content.</summary>
    private static Activity Attach(Activity activity, List<UploadRow> uploads)
    {
        var given = activity.Attachments ?? [];
        var announced = given.Where(attachment => attachment is { Content: null, ContentUrl: null }).ToArray();
        var attached = uploads.Select(
            (upload, i) =>
                (announced.Length == uploads.Count ? announced[i] : new Attachment()) with
                {
                    ContentType = upload.ContentType,
                    ContentUrl = AttachmentLinks.ToReference(upload.UploadId),
                    Name = upload.Name,
                }
        );
        return activity with { Attachments = [.. given.Except(announced), .. attached] };
    }

    private async Task<IFormCollection> ReadFormAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw DirectLineException.UnsupportedType("An upload must be 'multipart/form-data'.");
        }

        var largest = options.Value.MaxUploadBytes + RequestJson.MaxBytes;
        if (http.Request.ContentLength > largest)
        {
            throw DirectLineException.TooLarge($"The upload is larger than {options.Value.MaxUploadBytes} bytes.");
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = largest;
        }

        try
        {
            var limit = new FormOptions { MultipartBodyLengthLimit = largest, ValueCountLimit = 64 };
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, limit));
            return await http.Request.ReadFormAsync(limit, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw DirectLineException.BadSyntax("The multipart body could not be read.");
        }
    }

    private async Task<Activity> ReadActivityAsync(
        IFormCollection form,
        string conversation,
        DirectLineCaller caller,
        CancellationToken cancellationToken
    )
    {
        if (form.Files.Count is 0 or > MostFiles + 1)
        {
            throw DirectLineException.BadRequest($"An upload has at least one file and at most {MostFiles}.");
        }

        if (form.Files.GetFile(ActivityPart) is not { } part)
        {
            return intake.Read("""{"type":"message"}"""u8, conversation, caller);
        }

        await using var content = part.OpenReadStream();
        return intake.Read((await RequestJson.ReadAtMostAsync(content, cancellationToken)).Span, conversation, caller);
    }

    private async Task<UploadType> RequireAcceptableAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (file.Length > settings.MaxFileBytes)
        {
            throw DirectLineException.TooLarge($"'{CleanName(file.FileName)}' is larger than {settings.MaxFileBytes} bytes.");
        }

        var type = UploadType.FindByName(file.FileName);
        if (type is null || !UploadType.Allowed(settings.AllowedExtensions).Contains(type))
        {
            throw DirectLineException.UnsupportedType(
                $"Files like '{CleanName(file.FileName)}' are not accepted. Accepted: {string.Join(", ", UploadType.Allowed(settings.AllowedExtensions).Select(allowed => allowed.Extension))}."
            );
        }

        var head = new byte[HeadLength];
        await using var content = file.OpenReadStream();
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return type.Fits(head.AsSpan(0, length))
            ? type
            : throw DirectLineException.UnsupportedType(
                $"'{CleanName(file.FileName)}' is not what its name says ({type.ContentType})."
            );
    }

    private static string ToKey(string conversation) => DirectLineChannel.ToConversationId(conversation).ToString();

    private static string CleanName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(character => !char.IsControl(character) && !char.IsSurrogate(character)));
        return clean.Length <= LongestName ? clean : clean[^LongestName..];
    }
}
