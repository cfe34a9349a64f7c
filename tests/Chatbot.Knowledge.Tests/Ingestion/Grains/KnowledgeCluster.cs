using Chatbot.Knowledge.Ingestion.Grains;
using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Stores;
using Chatbot.Testing.Databases;
using Chatbot.Testing.Silos;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Chatbot.Knowledge.Tests.Ingestion.Grains;

/// <summary>Silos with the knowledge module, each with a data folder of its own, on one PostgreSQL database and one index.</summary>
internal sealed class KnowledgeCluster : IAsyncDisposable
{
    private readonly PostgreSqlDatabase _database;
    private readonly Func<string, IReadOnlyCollection<string>> _roles;
    private readonly List<string> _folders = [];
    private MortalCluster? _cluster;
    private int _workers;

    private KnowledgeCluster(PostgreSqlDatabase database, Func<string, IReadOnlyCollection<string>> roles) =>
        (_database, _roles) = (database, roles);

    public InMemoryChunkStore Chunks { get; } = new();

    /// <summary>Called with the name of the silo before it embeds.</summary>
    public Func<string, IReadOnlyList<string>, CancellationToken, Task> BeforeEmbedding { get; set; } =
        (_, _, _) => Task.CompletedTask;

    public IReadOnlyList<string> Silos => _cluster!.Names;

    public static async Task<KnowledgeCluster> StartAsync(short count, Func<string, IReadOnlyCollection<string>>? roles = null)
    {
        var cluster = new KnowledgeCluster(await PostgreSqlDatabase.CreateAsync(), roles ?? (_ => []));
        var builder = new InProcessTestClusterBuilder(count);
        builder.ConfigureSilo((options, silo) => cluster.Configure(silo, options.SiloName));
        builder.ConfigureSiloHost((_, host) => host.Logging.SetMinimumLevel(LogLevel.Critical));
        var silos = builder.Build();
        cluster._cluster = new(silos);
        await silos.DeployAsync(TestContext.Current.CancellationToken);
        while (cluster.Silos.Any(silo => cluster.Get<SiloRoles>(silo).CountWorkers() < cluster._workers))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        return cluster;
    }

    public T Get<T>(string silo)
        where T : notnull => _cluster!.Services(silo).GetRequiredService<T>();

    /// <summary>Ends a silo in the middle of its work.</summary>
    public Task KillAsync(string silo) => _cluster!.KillAsync(silo, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _cluster!.DisposeAsync();
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
