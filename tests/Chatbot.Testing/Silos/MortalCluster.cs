using Orleans.TestingHost;

namespace Chatbot.Testing.Silos;

/// <summary>Silos in this process, of which some are killed in the middle of their work.</summary>
/// <remarks>
/// Orleans sometimes never ends the disposal of a silo that was killed. That is not waited for: the silo is dead all the same.
/// </remarks>
public sealed class MortalCluster(InProcessTestCluster cluster) : IAsyncDisposable
{
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(1);
    private readonly List<string> _undead = [];

    /// <summary>The silos that live, by name.</summary>
    public IReadOnlyList<string> Names => [.. cluster.Silos.Select(silo => silo.Name).Except(_undead)];

    /// <summary>Calls grains from outside.</summary>
    public IClusterClient Client => cluster.Client;

    /// <summary>The services of a silo.</summary>
    public IServiceProvider Services(string silo) => cluster.Silos.Single(handle => handle.Name == silo).ServiceProvider;

    /// <summary>Ends a silo without letting it finish anything.</summary>
    public async Task KillAsync(string silo, CancellationToken cancellationToken)
    {
        var kill = cluster.KillSiloAsync(cluster.Silos.Single(handle => handle.Name == silo), cancellationToken);
        if (await Task.WhenAny(kill, Task.Delay(KillLimit, cancellationToken)) == kill)
        {
            await kill;
        }
        else
        {
            _undead.Add(silo);
        }
    }

    /// <summary>Stops the silos that live.</summary>
    /// <exception cref="TimeoutException">One does not stop.</exception>
    public async ValueTask DisposeAsync()
    {
        foreach (var name in Names)
        {
            await cluster.StopSiloAsync(cluster.Silos.Single(silo => silo.Name == name)).WaitAsync(StopLimit);
        }

        if (_undead.Count == 0)
        {
            await cluster.DisposeAsync().AsTask().WaitAsync(StopLimit);
        }
    }
}
