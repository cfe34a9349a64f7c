using System.Globalization;

namespace Chatbot.Benchmarks.Turns;

/// <summary><c>turns</c>: what a durable turn costs, beside an echo bot on the Bot Framework SDK, in the same run.</summary>
internal static class TurnBenchmark
{
    private const int Conversations = 32;
    private const int WarmUpTurns = 400;
    private const int Turns = 300;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var report = new Report("Turns through the connector");
        report.Add(
            $"\n{Conversations} conversations, {Turns} turns each, {Rounds} rounds in turn; both reply through the same fake connector."
        );
        report.Add("Chatbot stores each message and reply durably (SQLite, synchronous=FULL); botbuilder uses MemoryStorage.");
        await using var load = await TurnLoad.StartAsync();
        await using var chatbot = await ServerProcess.StartChatbotAsync("--Assistant:Provider=echo", "--Sample:Enabled=false");
        await using var botbuilder = await ServerProcess.StartBotbuilderAsync(FindRepository());
        ServerProcess[] servers = [chatbot, botbuilder];
        foreach (var server in servers)
        {
            await load.RunAsync(server.Address, Conversations, WarmUpTurns, $"warm-{server.Address.Port}");
        }

        report.Table("Result", "server", "round", "turns/s", "CPU ms/turn", "p50 ms", "p99 ms", "calls/turn", "peak MB");
        var cost = servers.ToDictionary(server => server.Name, _ => (Cpu: 0.0, Rate: 0.0), StringComparer.Ordinal);
        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var server in servers)
            {
                var cpu = server.Cpu;
                var (elapsed, turns, calls) = await load.RunAsync(
                    server.Address,
                    Conversations,
                    Turns,
                    $"r{round}-{server.Address.Port}"
                );
                var perTurn = (server.Cpu - cpu).TotalMilliseconds / turns.Count;
                var rate = turns.Count / elapsed.TotalSeconds;
                cost[server.Name] = (cost[server.Name].Cpu + perTurn / Rounds, cost[server.Name].Rate + rate / Rounds);
                report.Row(
                    server.Name,
                    round,
                    rate.ToString("0", CultureInfo.InvariantCulture),
                    perTurn.ToString("0.000", CultureInfo.InvariantCulture),
                    Report.Percentile(turns, 0.5),
                    Report.Percentile(turns, 0.99),
                    ((double)calls / turns.Count).ToString("0.00", CultureInfo.InvariantCulture),
                    server.PeakMegabytes.ToString("0", CultureInfo.InvariantCulture)
                );
            }
        }

        var (ours, theirs) = (cost[chatbot.Name], cost[botbuilder.Name]);
        report.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\nCPU per turn: {ours.Cpu / theirs.Cpu:0.00} × botbuilder (goal ≤ 0.5). Turns/s: {ours.Rate / theirs.Rate:0.0} × (goal ≥ 2)."
            )
        );
        report.Save("turns.md");
        return 0;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Chatbot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Run this from a clone of the repository.");
        }

        return folder.FullName;
    }
}
