using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Readers;

/// <summary>The catalogue of readers: picks one by media type or file name and runs it within the limits. Thread-safe.</summary>
internal sealed class DocumentReaders(IEnumerable<IDocumentReader> readers, ReaderLimits limits, TimeProvider timeProvider)
{
    private const int StackBytes = 16 * 1024 * 1024;
    private readonly IReadOnlyList<IDocumentReader> _readers = [.. readers];

    /// <summary>Extensions that some reader reads, lower case, with the dot.</summary>
    public IEnumerable<string> Extensions => _readers.SelectMany(reader => reader.Extensions);

    /// <summary>The reader for a file, or null when no reader knows its format.</summary>
    public IDocumentReader? Find(string fileName, string? mediaType)
    {
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        var type = mediaType?.Split(';', 2)[0].Trim().ToLowerInvariant();
        return _readers.FirstOrDefault(reader => type is not null && reader.MediaTypes.Contains(type, StringComparer.Ordinal))
            ?? _readers.FirstOrDefault(reader => reader.Extensions.Contains(extension, StringComparer.Ordinal));
    }

    /// <summary>
    /// Reads the stream to its end (without disposing it) and extracts its text. A reader that does not come back in
    /// time is abandoned on its background thread.
    /// </summary>
    /// <exception cref="DocumentReaderException">The file cannot be read, with the reason for its owner.</exception>
    public Task<ExtractedDocument> ReadAsync(
        Stream content,
        string fileName,
        string? mediaType,
        CancellationToken cancellationToken
    ) => ReadAsync(content, fileName, mediaType, static (_, _) => { }, cancellationToken);

    /// <summary>As above, and tells how many pages are read, and of how many where that is known.</summary>
    public async Task<ExtractedDocument> ReadAsync(
        Stream content,
        string fileName,
        string? mediaType,
        Action<int, int?> progress,
        CancellationToken cancellationToken
    )
    {
        var reader =
            Find(fileName, mediaType)
            ?? throw new DocumentReaderException(
                $"Files of this type ({(Path.GetExtension(fileName) is { Length: > 0 } e ? e : "no extension")}) cannot be read yet. "
                    + $"Supported: {string.Join(", ", Extensions.Order(StringComparer.Ordinal))}."
            );
        var input = new ReaderInput(await ReadAllAsync(content, cancellationToken), fileName, mediaType, limits)
        {
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
            var document = reader.Read(input, stop);
            if (document.Blocks.Count == 0)
                throw new DocumentReaderException("The file holds no text.");
            completion.TrySetResult(document);
        }
        catch (OperationCanceledException)
        {
            completion.TrySetCanceled(stop);
        }
        catch (DocumentReaderException exception)
        {
            completion.TrySetException(exception);
        }
        catch (Exception exception)
        {
            completion.TrySetException(
                new DocumentReaderException($"The file is damaged or is not a {reader.Format}.", exception)
            );
        }

        _ = completion.Task.Exception; // An abandoned reader's failure has no other observer.
    }
}
