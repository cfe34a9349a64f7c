using Orleans.Placement;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>Only silos with the worker role.</summary>
internal sealed class WorkerRoleStrategy() : PlacementFilterStrategy(order: 0);
