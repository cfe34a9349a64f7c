using Chatbot.Knowledge.Ingestion;
using Chatbot.Knowledge.Ingestion.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace Chatbot.Knowledge;

/// <summary>Registration of the knowledge module's grains in a silo.</summary>
public static class KnowledgeSiloExtensions
{
    /// <summary>
    /// Has documents worked off by grains: on every silo of the cluster that has the role <c>worker</c>, wherever they were
    /// imported. Needs <see cref="KnowledgeExtensions.AddKnowledge"/>, before or after.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="roles">Roles of this silo; none = every role.</param>
    /// <param name="isCluster">Whether it is one of several silos that share their records.</param>
    public static ISiloBuilder UseKnowledge(this ISiloBuilder silo, IReadOnlyCollection<string> roles, bool isCluster)
    {
        var names = roles.Count == 0 ? SiloRoles.Worker : string.Join(',', roles);
        silo.UseSiloMetadata(new Dictionary<string, string>(StringComparer.Ordinal) { [SiloRoles.MetadataKey] = names });
        var services = silo.Services;
        services.AddSingleton(new IngestionPlace(IsGrains: true, isCluster));
        services.AddSingleton<SiloRoles>().AddSingleton<WorkerSlots>();
        services.AddPlacementFilter<WorkerRoleStrategy, WorkerRoleDirector>(ServiceLifetime.Singleton);
        services.AddSingleton<GrainScheduler>();
        services.AddSingleton<IDocumentScheduler>(provider => provider.GetRequiredService<GrainScheduler>());
        services.AddHostedService(provider => provider.GetRequiredService<GrainScheduler>());
        if (isCluster)
        {
            services.AddSingleton<ClusterFeed>();
            services.AddSingleton<IDocumentFeed>(provider => provider.GetRequiredService<ClusterFeed>());
            services.AddHostedService(provider => provider.GetRequiredService<ClusterFeed>());
        }

        return silo;
    }
}
