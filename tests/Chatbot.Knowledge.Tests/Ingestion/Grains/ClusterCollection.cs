namespace Chatbot.Knowledge.Tests.Ingestion.Grains;

/// <summary>Clusters watch each other by the clock, so their tests run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ClusterCollection
{
    public const string Name = "cluster";
}
