using System.Collections.Concurrent;

namespace Chatbot.Knowledge.Embeddings;

/// <summary>One thread that computes in order what callers await; it starts with the first call.</summary>
internal sealed class EmbeddingLane : IDisposable
{
    private readonly BlockingCollection<Action> work = [];
    private readonly SemaphoreSlim room;
    private readonly Lock starting = new();
    private Thread? worker;

    public EmbeddingLane(int capacity) => room = new SemaphoreSlim(capacity);

    /// <summary>Waits for room in the queue, then for the result.</summary>
    public async Task<T> RunAsync<T>(Func<T> compute, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        try
        {
            var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            work.Add(() => Complete(compute, completion, cancellationToken), cancellationToken);
            StartOnce();
            return await completion.Task;
        }
        finally
        {
            room.Release();
        }
    }

    /// <summary>Waits for the computation that is under way.</summary>
    public void Dispose()
    {
        work.CompleteAdding();
        lock (starting)
        {
            worker?.Join();
        }

        work.Dispose();
        room.Dispose();
    }

    private static void Complete<T>(Func<T> compute, TaskCompletionSource<T> completion, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            completion.SetCanceled(cancellationToken);
            return;
        }

        try
        {
            completion.SetResult(compute());
        }
        catch (OperationCanceledException exception)
        {
            completion.SetCanceled(exception.CancellationToken);
        }
        catch (Exception exception)
        {
            completion.SetException(exception);
        }
    }

    private void StartOnce()
    {
        lock (starting)
        {
            if (worker is null)
            {
                worker = new Thread(Drain) { IsBackground = true, Name = "embedding" };
                worker.Start();
            }
        }
    }

    private void Drain()
    {
        foreach (Action item in work.GetConsumingEnumerable())
        {
            item();
        }
    }
}
