using Orleans.Runtime;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>Which silos live, and which of them have the worker role: they say so in their metadata. Thread-safe.</summary>
internal sealed class SiloRoles(ISiloMetadataCache metadata, ISiloStatusOracle oracle)
{
    /// <summary>The key of the metadata: roles, separated by commas.</summary>
    public const string MetadataKey = "chatbot.roles";

    /// <summary>The role that documents are worked off with.</summary>
    public const string Worker = "worker";

    /// <summary>How many silos work off documents.</summary>
    public int CountWorkers() => oracle.GetApproximateSiloStatuses(onlyActive: true).Keys.Count(IsWorker);

    /// <summary>The owners whose work goes on: everyone who is not known to be dead.</summary>
    public IReadOnlyCollection<string> LivingOwners() =>
        [
            .. oracle
                .GetApproximateSiloStatuses(onlyActive: false)
                .Where(silo => silo.Value is not (SiloStatus.Dead or SiloStatus.None))
                .Select(silo => silo.Key.ToParsableString()),
        ];

    /// <summary>Whether a silo has the worker role.</summary>
    public bool IsWorker(SiloAddress silo) =>
        metadata.GetSiloMetadata(silo).Metadata.TryGetValue(MetadataKey, out var roles)
        && roles.Split(',').Contains(Worker, StringComparer.OrdinalIgnoreCase);
}
