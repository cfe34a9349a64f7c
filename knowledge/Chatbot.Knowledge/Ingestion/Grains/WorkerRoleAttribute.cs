using Orleans.Placement;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>The grain lives on silos that have the worker role.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WorkerRoleAttribute() : PlacementFilterAttribute(new WorkerRoleStrategy());
