using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Readers;

/// <summary>The catalogue of readers: picks one by content, media type or file name and runs it within the limits. Thread-safe.</summary>
internal sealed class DocumentReaders(IEnumerable<IDocumentReader> readers, ReaderLimits limits, TimeProvider timeProvider)
    : IDocumentExtractor
{
    private const string PlainText = ".txt";
    private const int StackBytes = 16 * 1024 * 1024;
    private readonly IReadOnlyList<IDocumentReader> _readers = [.. readers];

    /// <summary>Extensions that some reader reads, lower case, with the dot.</summary>
    public IEnumerable<string> Extensions => _readers.SelectMany(reader => reader.Extensions);

    /// <summary>The reader for a file by its media type and name alone, or null when no reader knows its format.</summary>
    public IDocumentReader? Find(string fileName, string? mediaType)
    {
        var type = mediaType?.Split(';', 2)[0].Trim().ToLowerInvariant();
        var byName = ByExtension(ExtensionOf(fileName));

        // Browsers and web servers call anything text/plain.
        if (type is null or "" or "text/plain" && byName is not null)
            return byName;
        return _readers.FirstOrDefault(reader => reader.MediaTypes.Contains(type, StringComparer.Ordinal)) ?? byName;
    }

    /// <summary>
    /// The reader for a file. A signature in the content decides over the name and the media type; a name that needs a
    /// signature, on content without it, gives way to what the content probably is.
    /// </summary>
    public IDocumentReader? Find(string fileName, string? mediaType, ReadOnlyMemory<byte> content)
    {
        var named = Find(fileName, mediaType);
        if (FileSignature.Of(content) is { } signature)
            return ByExtension(signature) ?? (named is not null && NeedsSignature(named) ? named : null);
        if (named is not null && !NeedsSignature(named))
            return named;

        var byName = ByExtension(ExtensionOf(fileName));
        if (byName is not null && !NeedsSignature(byName))
            return byName;
        var likely = LikelyFormat.Of(content.Span) is { } extension ? ByExtension(extension) : null;
        return likely ?? named ?? (LikelyFormat.IsText(content.Span) ? ByExtension(PlainText) : null);
    }

    /// <inheritdoc/>
    public string? FormatOf(string fileName, string? mediaType, ReadOnlySpan<byte> content) =>
        Find(fileName, mediaType, content.ToArray())?.Format;

    /// <inheritdoc/>
    public async Task<ExtractedDocument> ReadAsync(
        Stream content,
        string fileName,
        string? mediaType,
        CancellationToken cancellationToken = default
    ) => await ReadAsync(content, fileName, mediaType, static (_, _) => { }, cancellationToken);

    /// <summary>As above, and tells how many pages are read, and of how many where that is known.</summary>
    public async Task<ExtractedDocument> ReadAsync(
        Stream content,
        string fileName,
        string? mediaType,
        Action<int, int?> progress,
        CancellationToken cancellationToken
    )
    {
        var bytes = await ReadAllAsync(content, cancellationToken);
        var reader = Find(fileName, mediaType, bytes) ?? throw Unread(fileName, bytes);
        var input = new ReaderInput(bytes, fileName, mediaType, limits)
        {
            Nested = new NestedFiles(this, limits),
            Progress = progress,
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var extraction = StartOnOwnThread(reader, input, stop.Token);
        try
        {
            return await extraction.WaitAsync(limits.Timeout, timeProvider, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new DocumentReaderException(
                $"Reading took longer than {limits.Timeout.TotalSeconds:0} seconds, so it was given up. The file may be damaged; "
                    + "save it again or split it into smaller files."
            );
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    /// <summary>Reads a file inside another on the calling thread; the reader of the outer file has the deadline.</summary>
    internal ExtractedDocument ReadNested(ReaderInput input, CancellationToken cancellationToken)
    {
        if (input.Content.IsEmpty)
            throw new DocumentReaderException("The file is empty.");
        var reader = Find(input.FileName, input.MediaType, input.Content) ?? throw Unread(input.FileName, input.Content);
        return Read(reader, input, cancellationToken);
    }

    private static string ExtensionOf(string fileName) => Path.GetExtension(fileName).ToLowerInvariant();

    private static bool NeedsSignature(IDocumentReader reader) => reader.Extensions.Any(FileSignature.Signed.Contains);

    private IDocumentReader? ByExtension(string extension) =>
        _readers.FirstOrDefault(reader => reader.Extensions.Contains(extension, StringComparer.Ordinal));

    private DocumentReaderException Unread(string fileName, ReadOnlyMemory<byte> content)
    {
        var extension = ExtensionOf(fileName);
        return new DocumentReaderException(
            (FileSignature.Of(content) is { } signature ? UnreadFormats.Reason(signature) : null)
                ?? UnreadFormats.Reason(extension)
                ?? $"Files of this type ({(extension.Length > 0 ? extension : "no extension")}) cannot be read yet. "
                    + $"Supported: {string.Join(", ", Extensions.Order(StringComparer.Ordinal))}."
        );
    }

    private async Task<ReadOnlyMemory<byte>> ReadAllAsync(Stream content, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var block = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(block, cancellationToken)) > 0)
        {
            if (buffer.Length + read > limits.MaxBytes)
                throw new DocumentReaderException($"The file is larger than {limits.MaxBytes / 1_000_000.0:0.#} MB.");
            await buffer.WriteAsync(block.AsMemory(0, read), cancellationToken);
        }

        if (buffer.Length == 0)
            throw new DocumentReaderException("The file is empty.");
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static Task<ExtractedDocument> StartOnOwnThread(IDocumentReader reader, ReaderInput input, CancellationToken stop)
    {
        var completion = new TaskCompletionSource<ExtractedDocument>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(reader, input, completion, stop), StackBytes)
        {
            IsBackground = true,
            Name = $"Read {reader.Format}",
        };
        thread.Start();
        return completion.Task;
    }

    private static void Run(
        IDocumentReader reader,
        ReaderInput input,
        TaskCompletionSource<ExtractedDocument> completion,
        CancellationToken stop
    )
    {
        try
        {
            completion.TrySetResult(Read(reader, input, stop));
        }
        catch (OperationCanceledException)
        {
            completion.TrySetCanceled(stop);
        }
        catch (DocumentReaderException exception)
        {
            completion.TrySetException(exception);
        }

        _ = completion.Task.Exception; // An abandoned reader's failure has no other observer.
    }

    private static ExtractedDocument Read(IDocumentReader reader, ReaderInput input, CancellationToken cancellationToken)
    {
        try
        {
            var document = reader.Read(input, cancellationToken);
            return document.Blocks.Count > 0 ? document : throw new DocumentReaderException("The file holds no text.");
        }
        catch (Exception exception) when (exception is not (DocumentReaderException or OperationCanceledException))
        {
            throw new DocumentReaderException($"The file is damaged or is not a {reader.Format}.", exception);
        }
    }
}
