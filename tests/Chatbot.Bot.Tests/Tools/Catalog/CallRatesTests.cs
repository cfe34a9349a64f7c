using Chatbot.Bot.Tests.Orchestration.Agents;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge.Documents;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;

namespace Chatbot.Bot.Tests.Tools.Catalog;

public sealed class CallRatesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>However the calls come: never more than the limit in any minute, and none refused without need.</summary>
    [Fact]
    public void Window_HoldsTheLimitInAnyMinute() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 40].Array[0, 60])
            .Sample(
                (most, gaps) =>
                {
                    var time = new FakeTimeProvider();
                    var window = new CallWindow(time);
                    var taken = new List<DateTimeOffset>();
                    foreach (var gap in gaps)
                    {
                        time.Advance(TimeSpan.FromSeconds(gap));
                        var now = time.GetUtcNow();
                        var lately = taken.Count(at => now - at < TimeSpan.FromMinutes(1));
                        Assert.Equal(lately < most, window.TryTake(most));
                        if (lately < most)
                        {
                            taken.Add(now);
                        }
                    }
                }
            );

    [Fact]
    public async Task Rate_OnTwoNodes_IsOneRate()
    {
        var time = new FakeTimeProvider();
        await using var cluster = await StartClusterAsync(time);
        var nodes = cluster
            .Silos.Select(silo => new ClusterCallRates(silo.ServiceProvider.GetRequiredService<IGrainFactory>()))
            .ToList();
        Assert.Equal(2, nodes.Count);
        var tool = await ToolAsync(callsPerMinute: 5);

        var first = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(call => nodes[call % 2].TryTakeAsync(tool, Caller("ann")).AsTask())
        );
        var other = await nodes[1].TryTakeAsync(tool, Caller("bob"));
        time.Advance(TimeSpan.FromMinutes(1));
        var later = await nodes[0].TryTakeAsync(tool, Caller("ann"));

        Assert.Equal(5, first.Count(isTaken => isTaken));
        Assert.True(other);
        Assert.True(later);
    }

    [Fact]
    public async Task Rate_OfOneProcess_IsPerPersonTenantAndTool()
    {
        var rates = new CallRates(new FakeTimeProvider());
        var tool = await ToolAsync(callsPerMinute: 1);

        Assert.True(await rates.TryTakeAsync(tool, Caller("ann")));
        Assert.False(await rates.TryTakeAsync(tool, Caller("ann")));
        Assert.True(await rates.TryTakeAsync(tool, Caller("ann") with { Tenant = "other" }));
        Assert.True(await rates.TryTakeAsync(tool, Caller("bob")));
    }

    private static async Task<Tool> ToolAsync(int callsPerMinute) =>
        (await new TestTool(limits: new(TimeSpan.FromSeconds(1), 100, callsPerMinute)).ListAsync(Token))[0];

    private static ToolCaller Caller(string user) =>
        new()
        {
            Tenant = "acme",
            UserId = user,
            Roles = new HashSet<string>(StringComparer.Ordinal),
            Tier = "standard",
            Channel = "webchat",
            Audience = Audience.Of(user),
        };

    private static async Task<InProcessTestCluster> StartClusterAsync(TimeProvider time)
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSiloHost(
            (_, host) =>
            {
                host.Logging.SetMinimumLevel(LogLevel.Critical);
                host.Services.AddSingleton(time);
            }
        );
        var cluster = builder.Build();
        await cluster.DeployAsync(Token);
        return cluster;
    }
}
