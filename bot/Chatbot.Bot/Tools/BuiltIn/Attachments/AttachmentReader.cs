using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.BuiltIn.Attachments;

/// <summary>
/// Reads the files that a person attached in a conversation. Texts are kept in memory for a few files only, and nowhere else:
/// they are gone with the file. Thread-safe.
/// </summary>
internal sealed class AttachmentReader(
    UploadStore uploads,
    IDocumentExtractor extractor,
    IOptions<AttachmentOptions> options,
    TimeProvider time
) : IDisposable
{
    private const int MostKept = 4;
    private const int MostAtOnce = 2;
    private readonly SemaphoreSlim _free = new(MostAtOnce);
    private readonly Lock _lock = new();
    private readonly LinkedList<(string UploadId, AttachmentText Text)> _kept = new();
    private readonly AttachmentOptions _options = options.Value;

    /// <summary>The files of a person in a conversation that are still there, oldest first.</summary>
    public IReadOnlyList<UploadRow> Find(string conversationId, string userId) =>
        conversationId.Length == 0 || userId.Length == 0
            ? []
            : [.. uploads.FindOf(conversationId, userId).Where(upload => uploads.FindPath(upload.UploadId) is not null)];

    /// <summary>The text of a file, or why there is none.</summary>
    public async Task<AttachmentText> ReadAsync(UploadRow upload, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            if (Kept(upload.UploadId) is { } kept)
            {
                return kept;
            }

            var text = await ExtractAsync(upload, cancellationToken);
            Keep(upload.UploadId, text);
            return text;
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();

    private async Task<AttachmentText> ExtractAsync(UploadRow upload, CancellationToken cancellationToken)
    {
        if (upload.Bytes > _options.MaxFileBytes)
        {
            return Unread($"The file is larger than {_options.MaxFileBytes / 1_000_000.0:0.#} MB.");
        }

        if (uploads.FindPath(upload.UploadId) is not { } path)
        {
            return Unread("The file is not there any more.");
        }

        using var limit = new CancellationTokenSource(_options.Timeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await using var content = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read | FileShare.Delete,
                64 * 1024,
                FileOptions.Asynchronous
            );
            var document = await extractor.ReadAsync(content, upload.Name, upload.ContentType, stop.Token);
            return document.Text.Length <= _options.MaxCharacters
                ? new(document.Text, IsCut: false)
                : new(document.Text[..End(document.Text, _options.MaxCharacters)], IsCut: true);
        }
        catch (DocumentReaderException exception)
        {
            return Unread(exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unread($"Reading the file took longer than {_options.Timeout.TotalSeconds:0.#} seconds.");
        }
        catch (IOException)
        {
            return Unread("The file is not there any more.");
        }
    }

    /// <summary>A place that splits no surrogate pair.</summary>
    public static int End(string text, int at) =>
        at >= text.Length ? text.Length
        : at > 0 && char.IsHighSurrogate(text[at - 1]) ? at - 1
        : at;

    private static AttachmentText Unread(string why) => new("", IsCut: false, why);

    private AttachmentText? Kept(string uploadId)
    {
        lock (_lock)
        {
            return uploads.FindPath(uploadId) is null ? null : _kept.FirstOrDefault(entry => entry.UploadId == uploadId).Text;
        }
    }

    private void Keep(string uploadId, AttachmentText text)
    {
        lock (_lock)
        {
            _kept.AddLast((uploadId, text));
            while (_kept.Count > MostKept || (_kept.First is { } first && uploads.FindPath(first.Value.UploadId) is null))
            {
                _kept.RemoveFirst();
            }
        }
    }
}
