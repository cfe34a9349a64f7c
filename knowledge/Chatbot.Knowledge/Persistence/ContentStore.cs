using System.Buffers;
using System.Security.Cryptography;

namespace Chatbot.Knowledge.Persistence;

/// <summary>Originals as files named by their SHA-256 (<c>content/ab/abcd…</c>), written whole or not at all. Thread-safe.</summary>
internal sealed class ContentStore(KnowledgeOptions options)
{
    private const int BufferBytes = 81920;
    private readonly string _folder = Path.Combine(options.DataFolder, "content");
    private readonly string _incoming = Path.Combine(options.DataFolder, "content", "incoming");

    /// <summary>Copies a stream to a temporary file on disk (flushed), and names it by its hash.</summary>
    /// <exception cref="ContentTooLargeException">The content is larger than <paramref name="maxBytes"/>.</exception>
    public async Task<StagedContent> StageAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_incoming);
        var path = Path.Combine(_incoming, Path.GetRandomFileName());
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (file.Length + read > maxBytes)
                    throw new ContentTooLargeException(maxBytes);
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            var bytes = file.Length;
            FlushToDisk(file);
            return new StagedContent(path, Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Makes staged content permanent; content that is there already is kept.</summary>
    public void Commit(StagedContent staged)
    {
        var path = PathOf(staged.Hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(staged.Path, path, overwrite: true);
    }

    /// <summary>Opens an original for reading.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public FileStream Open(string hash)
    {
        try
        {
            return new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new FileNotFoundException(exception.Message, exception);
        }
    }

    /// <summary>Removes an original; nothing happens when it is not there.</summary>
    public void Remove(string hash)
    {
        var path = PathOf(hash);
        if (File.Exists(path))
            File.Delete(path);
    }

    /// <summary>Removes what imports left behind that died before they were committed.</summary>
    public void DiscardAbandoned(DateTimeOffset before)
    {
        if (!Directory.Exists(_incoming))
            return;
        foreach (var path in Directory.EnumerateFiles(_incoming))
        {
            if (File.GetLastWriteTimeUtc(path) < before.UtcDateTime)
                File.Delete(path);
        }
    }

    private string PathOf(string hash) => Path.Combine(_folder, hash[..2], hash);

    private static void FlushToDisk(FileStream file) => file.Flush(flushToDisk: true);
}
