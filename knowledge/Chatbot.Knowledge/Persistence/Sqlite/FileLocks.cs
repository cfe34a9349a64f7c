using System.Collections.Concurrent;

namespace Chatbot.Knowledge.Persistence.Sqlite;

/// <summary>Lock files in the data folder, for processes on one machine.</summary>
internal sealed class FileLocks(KnowledgeOptions options, TimeProvider timeProvider) : INamedLocks
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(5);
    private readonly string _folder = Path.Combine(options.DataFolder, "locks");
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _local = new(StringComparer.Ordinal);

    public async Task<IAsyncDisposable> EnterAsync(string name, CancellationToken cancellationToken)
    {
        var local = _local.GetOrAdd(name, _ => new SemaphoreSlim(1, 1));
        await local.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
#pragma warning disable CA2000 // The holder owns it.
                if (Open(name, isShared: false) is { } file)
                    return new Holder(file, local);
#pragma warning restore CA2000
                await Task.Delay(Retry, timeProvider, cancellationToken);
            }
        }
        catch
        {
            local.Release();
            throw;
        }
    }

    public Task<IAsyncDisposable?> TryEnterAsync(string name, bool isShared, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(Open(name, isShared));

    private FileStream? Open(string name, bool isShared)
    {
        Directory.CreateDirectory(_folder);
        var path = Path.Combine(_folder, $"{name}.lock");
        try
        {
            // The system's own file locks: a reader that lets others read shares it, a writer has it alone.
            if (!isShared)
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            if (!File.Exists(path))
                new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0).Dispose();
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed class Holder(FileStream file, SemaphoreSlim local) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await file.DisposeAsync();
            local.Release();
        }
    }
}
