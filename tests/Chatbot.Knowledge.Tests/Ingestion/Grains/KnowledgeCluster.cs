using Chatbot.Knowledge.Ingestion.Grains;
using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Stores;
using Chatbot.Testing.Databases;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Chatbot.Knowledge.Tests.Ingestion.Grains;

/// <summary>Silos with the knowledge module, each with a data folder of its own, on one PostgreSQL database and one index.</summary>
internal sealed class KnowledgeCluster : IAsyncDisposable
{
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(1);
    private readonly PostgreSqlDatabase _database;
    private readonly Func<string, IReadOnlyCollection<string>> _roles;
    private readonly List<string> _folders = [];
    private InProcessTestCluster? _cluster;
    private string? _undead;
    private int _workers;

    private KnowledgeCluster(PostgreSqlDatabase database, Func<string, IReadOnlyCollection<string>> roles) =>
        (_database, _roles) = (database, roles);

    public InMemoryChunkStore Chunks { get; } = new();

    /// <summary>Called with the name of the silo before it embeds.</summary>
    public Func<string, IReadOnlyList<string>, CancellationToken, Task> BeforeEmbedding { get; set; } =
        (_, _, _) => Task.CompletedTask;

    public IReadOnlyList<string> Silos => [.. _cluster!.Silos.Select(silo => silo.Name)];

    public static async Task<KnowledgeCluster> StartAsync(short silos, Func<string, IReadOnlyCollection<string>>? roles = null)
    {
        var cluster = new KnowledgeCluster(await PostgreSqlDatabase.CreateAsync(), roles ?? (_ => []));
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((options, silo) => cluster.Configure(silo, options.SiloName));
        builder.ConfigureSiloHost((_, host) => host.Logging.SetMinimumLevel(LogLevel.Critical));
        cluster._cluster = builder.Build();
        await cluster._cluster.DeployAsync(TestContext.Current.CancellationToken);
        while (cluster.Silos.Any(silo => cluster.Get<SiloRoles>(silo).CountWorkers() < cluster._workers))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        return cluster;
    }

    public T Get<T>(string silo)
        where T : notnull => _cluster!.Silos.Single(handle => handle.Name == silo).ServiceProvider.GetRequiredService<T>();

    /// <summary>
    /// Ends a silo in the middle of its work. Orleans sometimes never ends the disposal of a stateless worker of such a silo, so
    /// that is not waited for: the silo is dead all the same.
    /// </summary>
    public async Task KillAsync(string silo)
    {
        var kill = _cluster!.KillSiloAsync(_cluster.Silos.Single(handle => handle.Name == silo));
        if (await Task.WhenAny(kill, Task.Delay(KillLimit, TestContext.Current.CancellationToken)) == kill)
            await kill;
        else
            _undead = silo;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var handle in _cluster!.Silos.Where(handle => handle.Name != _undead).ToList())
            await _cluster.StopSiloAsync(handle).WaitAsync(StopLimit);
        if (_undead is null)
            await _cluster.DisposeAsync().AsTask().WaitAsync(StopLimit);
        await _database.DisposeAsync();
        foreach (var folder in _folders)
            Directory.Delete(folder, recursive: true);
    }

    private void Configure(ISiloBuilder silo, string name)
    {
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            // A machine that is busy with other tests must not pass for a dead silo.
            membership.ProbeTimeout = TimeSpan.FromSeconds(2);
            membership.NumMissedProbesLimit = 3;
            membership.NumVotesForDeathDeclaration = 1;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(1);
        });
        var folder = Directory.CreateTempSubdirectory("knowledge-silo-").FullName;
        _folders.Add(folder);
        silo.Services.AddSingleton(TimeProvider.System);
        silo.Services.AddKnowledge(options =>
        {
            options.DataFolder = folder;
            options.Engine = DatabaseEngine.PostgreSql;
            options.ConnectionString = _database.ConnectionString;
            options.Ingestion.RetryDelay = TimeSpan.FromMilliseconds(10);
        });
        silo.Services.AddSingleton<IChunkStores>(new SingleChunkStores(Chunks));
        silo.Services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(
            new CountingEmbeddingGenerator { Before = (texts, token) => BeforeEmbedding(name, texts, token) }
        );
        var roles = _roles(name);
        if (roles.Count == 0 || roles.Contains(SiloRoles.Worker))
            Interlocked.Increment(ref _workers);
        silo.UseKnowledge(roles, isCluster: true);
    }
}
