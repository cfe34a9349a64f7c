using System.Buffers;
using System.Security.Cryptography;

namespace Chatbot.Knowledge.Persistence;

/// <summary>Where content lands first: temporary files that are named by their hash once they are whole.</summary>
internal sealed class StagingFolder(string folder)
{
    private const int BufferBytes = 81920;

    /// <summary>Copies a stream to a file.</summary>
    /// <param name="content">Read to its end.</param>
    /// <param name="maxBytes">Largest size.</param>
    /// <param name="flush">Whether the file must be on disk before the task ends.</param>
    /// <param name="cancellationToken">Stops the copy; nothing is left then.</param>
    public async Task<StagedContent> StageAsync(Stream content, long maxBytes, bool flush, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Path.GetRandomFileName());
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            var bytes = 0L;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                bytes += read;
                if (bytes > maxBytes)
                    throw new ContentTooLargeException(maxBytes);
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            if (flush)
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

    /// <summary>Removes what imports left behind that died before they were committed.</summary>
    public void DiscardAbandoned(DateTimeOffset before)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            if (File.GetLastWriteTimeUtc(path) < before.UtcDateTime)
                File.Delete(path);
        }
    }

    private static void FlushToDisk(FileStream file) => file.Flush(flushToDisk: true);
}
