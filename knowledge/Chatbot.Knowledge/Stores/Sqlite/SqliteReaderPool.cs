using System.Collections.Concurrent;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>A bounded number of read connections; callers wait for a free one.</summary>
internal sealed class SqliteReaderPool(string connectionString, int size) : IDisposable
{
    private readonly SemaphoreSlim free = new(size);
    private readonly ConcurrentBag<SqliteChunkReader> idle = [];

    public async Task<T> ReadAsync<T>(Func<SqliteChunkReader, T> read, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            if (!idle.TryTake(out SqliteChunkReader? reader))
            {
                reader = new SqliteChunkReader(connectionString);
            }

            try
            {
                return read(reader);
            }
            finally
            {
                idle.Add(reader);
            }
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out SqliteChunkReader? reader))
        {
            reader.Dispose();
        }

        free.Dispose();
    }
}
