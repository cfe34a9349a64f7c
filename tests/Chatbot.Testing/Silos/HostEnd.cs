using Microsoft.AspNetCore.Builder;

namespace Chatbot.Testing.Silos;

/// <summary>The end of a host in this process.</summary>
public static class HostEnd
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1.5);

    /// <summary>Stops a host and frees what it holds: a test whose host does not stop fails, and does not wait for ever.</summary>
    /// <exception cref="TimeoutException">The host does not stop.</exception>
    public static async Task EndAsync(this WebApplication host)
    {
        using var patience = new CancellationTokenSource(Patience);
        await host.StopAsync(patience.Token).WaitAsync(Limit);
        await host.DisposeAsync().AsTask().WaitAsync(Limit);
    }
}
