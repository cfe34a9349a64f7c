using System.Net;
using System.Net.Sockets;
using Chatbot.Knowledge;
using Orleans.Configuration;

namespace Chatbot.Bot.Hosting;

/// <summary>The Orleans silo: alone by default, a cluster when Redis is named.</summary>
internal static class SiloExtensions
{
    public static void AddSilo(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(ClusterOptions.SectionName);
        builder.Services.AddOptions<ClusterOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        var cluster = section.Get<ClusterOptions>() ?? new();
        builder.Host.UseOrleans(silo =>
        {
            var siloPort = cluster.SiloPort != 0 ? cluster.SiloPort : FindFreePort();
            if (string.IsNullOrEmpty(cluster.Redis))
            {
                silo.UseLocalhostClustering(siloPort, gatewayPort: 0, serviceId: "chatbot", clusterId: cluster.ClusterId);
            }
            else
            {
                silo.Configure<Orleans.Configuration.ClusterOptions>(options =>
                {
                    options.ClusterId = cluster.ClusterId;
                    options.ServiceId = "chatbot";
                });
                silo.ConfigureEndpoints(siloPort, gatewayPort: 0);
                silo.UseRedisClustering(cluster.Redis);
            }

            silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(40));
        });
    }

    /// <summary>Has documents worked off by grains, on the nodes that have the worker role.</summary>
    public static void AddKnowledgeGrains(this WebApplicationBuilder builder)
    {
        var cluster = builder.Configuration.GetSection(ClusterOptions.SectionName).Get<ClusterOptions>() ?? new();
        builder.Host.UseOrleans(silo => silo.UseKnowledge([.. cluster.Roles], isCluster: !string.IsNullOrEmpty(cluster.Redis)));
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
