using System.Diagnostics;
using System.Globalization;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Fuzzing;

/// <summary>
/// Reads damaged files of one format until its time is up. Runs in a process of its own, so that a stack overflow or a lack
/// of memory ends only it; the number of the file it is at stands in a file.
/// </summary>
internal static class Worker
{
    public const long MemoryCeiling = 1_000_000_000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string format, int first, TimeSpan time, string folder)
    {
        await using var services = Extractors.Create(Deadline);
        var extractor = services.GetRequiredService<IDocumentExtractor>();
        var seeds = Corpus.ByFormat(extractor)[format];
        var place = Path.Combine(folder, "current");
        var slowest = (Number: first, Milliseconds: 0.0);
        var running = Stopwatch.StartNew();
        var number = first;
        using var process = Process.GetCurrentProcess();
        for (; running.Elapsed < time; number++)
        {
            await File.WriteAllTextAsync(place, number.ToString(CultureInfo.InvariantCulture));
            var input = Mutator.Mutate(seeds, number);
            var one = Stopwatch.StartNew();
            var finding = await Verdict.OfAsync(extractor, input, CancellationToken.None);
            if (one.Elapsed.TotalMilliseconds > slowest.Milliseconds)
                slowest = (number, one.Elapsed.TotalMilliseconds);
            process.Refresh();
            if (finding is null && process.PeakWorkingSet64 > MemoryCeiling)
                finding = $"memory: {process.PeakWorkingSet64 / 1_000_000} MB";
            if (finding is null)
                continue;
            Print("finding", number, finding.ReplaceLineEndings(" "));
            if (process.PeakWorkingSet64 > MemoryCeiling)
                break;
        }

        process.Refresh();
        Print("done", number - first, slowest.Number, slowest.Milliseconds, process.PeakWorkingSet64);
        return 0;
    }

    private static void Print(params object[] values) =>
        Console.WriteLine(string.Join('\t', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))));
}
