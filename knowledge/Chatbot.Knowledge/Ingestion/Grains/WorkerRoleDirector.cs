using Orleans.Placement;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>Leaves of the silos those that have the worker role.</summary>
internal sealed class WorkerRoleDirector(SiloRoles roles) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(
        PlacementFilterStrategy filterStrategy,
        PlacementTarget target,
        IEnumerable<SiloAddress> silos
    ) => silos.Where(roles.IsWorker);
}
