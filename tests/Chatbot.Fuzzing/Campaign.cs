using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Fuzzing;

/// <summary>Fuzzes every format in turn, each in a process of its own, and writes the table.</summary>
internal static class Campaign
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task<int> RunAsync(TimeSpan time, string only, string? output)
    {
        var started = DateTimeOffset.UtcNow;
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "findings")).FullName;
        await using var services = Extractors.Create(TimeSpan.FromSeconds(30));
        var corpus = Corpus.ByFormat(services.GetRequiredService<IDocumentExtractor>());
        var formats = corpus.Keys.Where(format => format.Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        var results = new List<FormatResult>();
        foreach (var format in formats)
        {
            var result = new FormatResult { Format = format, Seeds = corpus[format].Count };
            await FuzzAsync(result, corpus[format], time / formats.Count, folder);
            results.Add(result);
            Console.WriteLine(
                $"{format}: {result.Executions} files, peak {result.PeakBytes / 1_000_000} MB, slowest {result.SlowestMilliseconds:0} ms, {result.Findings.Count} findings"
            );
        }

        var table = Table(results, started, DateTimeOffset.UtcNow);
        Console.WriteLine(table);
        if (output is not null)
            await File.WriteAllTextAsync(output, table);
        return results.Exists(result => result.Findings.Count > 0) ? 1 : 0;
    }

    private static async Task FuzzAsync(FormatResult result, IReadOnlyList<Seed> seeds, TimeSpan time, string folder)
    {
        var clock = Stopwatch.StartNew();
        var first = 0;
        while (clock.Elapsed < time && result.Findings.Count < 20)
        {
            var from = first;
            var ended = await RunWorkerAsync(result, seeds, first, time - clock.Elapsed, folder);
            var at = int.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "current")), CultureInfo.InvariantCulture);
            first = at + 1;
            if (ended)
                continue;
            result.Executions += first - from;
            Report(result, seeds, at, "the process died or hung", folder);
        }
    }

    private static async Task<bool> RunWorkerAsync(
        FormatResult result,
        IReadOnlyList<Seed> seeds,
        int first,
        TimeSpan time,
        string folder
    )
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet")
            start.ArgumentList.Add(typeof(Campaign).Assembly.Location);
        foreach (
            var argument in (string[])
                [
                    "--worker",
                    result.Format,
                    "--first",
                    $"{first}",
                    "--seconds",
                    time.TotalSeconds.ToString(CultureInfo.InvariantCulture),
                    "--folder",
                    folder,
                ]
        )
            start.ArgumentList.Add(argument);
        using var worker = Process.Start(start)!;
        using var patience = new CancellationTokenSource(time + Patience);
        var errors = worker.StandardError.ReadToEndAsync(CancellationToken.None);
        var done = false;
        try
        {
            while (await worker.StandardOutput.ReadLineAsync(patience.Token) is { } line)
                done |= Take(line.Split('\t'), result, seeds, folder);
            await worker.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            worker.Kill();
            await worker.WaitForExitAsync(CancellationToken.None);
        }

        if (!done)
            Console.Error.WriteLine((await errors).Split('\n')[0]);
        return done;
    }

    private static bool Take(string[] fields, FormatResult result, IReadOnlyList<Seed> seeds, string folder)
    {
        if (fields[0] is "finding")
            Report(result, seeds, int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2], folder);
        if (fields[0] is not "done")
            return false;
        result.Executions += int.Parse(fields[1], CultureInfo.InvariantCulture);
        if (double.Parse(fields[3], CultureInfo.InvariantCulture) is var slowest && slowest > result.SlowestMilliseconds)
        {
            result.SlowestMilliseconds = slowest;
            result.Slowest = $"{Mutator.Mutate(seeds, int.Parse(fields[2], CultureInfo.InvariantCulture)).Name} #{fields[2]}";
        }

        result.PeakBytes = Math.Max(result.PeakBytes, long.Parse(fields[4], CultureInfo.InvariantCulture));
        return true;
    }

    private static void Report(FormatResult result, IReadOnlyList<Seed> seeds, int number, string what, string folder)
    {
        var input = Mutator.Mutate(seeds, number);
        var file = Path.Combine(folder, $"{number}-{input.Name}");
        File.WriteAllBytes(file, input.Content);
        result.Findings.Add($"{result.Format} #{number} ({input.Name}): {what}");
        Console.WriteLine($"FINDING {result.Findings[^1]} -> {file}");
    }

    private static string Table(List<FormatResult> results, DateTimeOffset started, DateTimeOffset ended)
    {
        var text = new StringBuilder();
        var culture = CultureInfo.InvariantCulture;
        text.Append(
            culture,
            $"# Fuzzing of the readers\n\n{started:yyyy-MM-dd HH:mm} UTC, {(ended - started).TotalMinutes:0.0} minutes, "
        );
        text.Append(
            culture,
            $"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {RuntimeInformation.OSArchitecture}. "
        );
        text.Append(
            "Each format ran in a process of its own, one file at a time; the peak is the working set of that process.\n"
        );
        text.Append("A finding is a crash, a hang (30 s), blocks that do not fit the text, or more than 1 GB of memory.\n\n");
        text.Append(
            "| Format | Seeds | Files read | Peak memory | Slowest file | Findings |\n| --- | ---: | ---: | ---: | --- | ---: |\n"
        );
        foreach (var result in results)
        {
            text.Append(
                culture,
                $"| {result.Format} | {result.Seeds} | {result.Executions:N0} | {result.PeakBytes / 1_000_000} MB | {result.SlowestMilliseconds:0} ms, {result.Slowest} | {result.Findings.Count} |\n"
            );
        }

        text.Append(
            culture,
            $"| **all** | {results.Sum(result => result.Seeds)} | {results.Sum(result => result.Executions):N0} | {results.Max(result => result.PeakBytes) / 1_000_000} MB | | {results.Sum(result => result.Findings.Count)} |\n"
        );
        foreach (var finding in results.SelectMany(result => result.Findings))
            text.Append(culture, $"\n- {finding[..Math.Min(300, finding.Length)]}");
        text.Append(
            "\nAgain: `dotnet run -c Release --project tests/Chatbot.Fuzzing -- --minutes 10 --output tests/Chatbot.Fuzzing/results.md`; "
        );
        text.Append("one file again: `-- --format \"PDF document\" --replay NUMBER`.\n");
        return text.ToString();
    }
}
