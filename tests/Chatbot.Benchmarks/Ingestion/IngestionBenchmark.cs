using System.Diagnostics;
using System.Globalization;
using System.Text;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chatbot.Benchmarks.Ingestion;

/// <summary>
/// <c>ingestion</c>: files through the whole pipeline, from the folder to the index; each set in a process of its own, so
/// that its peak memory is its own.
/// </summary>
internal static class IngestionBenchmark
{
    private static readonly (string Name, string Title)[] Sets =
    [
        ("markdown", "3,000 Markdown files of 4 kB"),
        ("pdf", "400 PDFs of 10 pages"),
        ("large-pdf", "1 PDF of 500 pages"),
        ("folder", "1 GB of text: 2,000 files of 500 kB"),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--set", var set, var folder, var data])
        {
            return await MeasureAsync(set, folder, data);
        }

        var report = new Report("Ingestion");
        report.Add("\nFrom a folder to the index on the embedded store, two documents at a time, every import flushed to disk.");
        report.Add(
            "Embeddings are free (a constant vector), so their time is not in it; vectors are stored and indexed as always."
        );
        report.Table("Result", "set", "files", "MB", "seconds", "files/minute", "MB/s", "CPU seconds", "peak MB", "failed");
        foreach (var (name, title) in Sets.Where(entry => args.Length == 0 || args.Contains(entry.Name)))
        {
            var source = Directory.CreateTempSubdirectory("ingestion-files").FullName;
            var target = Directory.CreateTempSubdirectory("ingestion-data").FullName;
            Write(name, source);
            report.Row([title, .. await RunInProcessAsync(name, source, target)]);
            Directory.Delete(source, recursive: true);
            Directory.Delete(target, recursive: true);
        }

        if (args.Length == 0)
        {
            report.Save("ingestion.md");
        }

        return 0;
    }

    private static async Task<object[]> RunInProcessAsync(string set, string folder, string data)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            [typeof(IngestionBenchmark).Assembly.Location, "ingestion", "--set", set, folder, data]
        )
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (!Path.GetFileNameWithoutExtension(start.FileName).Equals("dotnet", StringComparison.Ordinal))
        {
            start.ArgumentList.RemoveAt(0);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. output.Trim().Split('\n')[^1].Split('\t')];
    }

    private static async Task<int> MeasureAsync(string set, string folder, string data)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(new FreeEmbeddings())
            .AddKnowledge(options =>
            {
                options.DataFolder = data;
                options.Limits.MaxBytes = 200_000_000;
            })
            .BuildServiceProvider();
        var knowledge = services.GetRequiredService<IKnowledgeBase>();
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        var bytes = Directory.EnumerateFiles(folder).Sum(file => new FileInfo(file).Length);
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var report = await services
            .GetRequiredService<IFolderImport>()
            .ImportAsync(new FolderImportRequest { Tenant = "benchmark", Folder = folder });
        await knowledge.WhenIdleAsync();
        var seconds = watch.Elapsed.TotalSeconds;
        var failed = 0;
        await foreach (var status in knowledge.ListAsync("benchmark", Audience.Of("user")))
        {
            failed += status.Stage == DocumentStage.Ready ? 0 : 1;
        }

        using var process = Process.GetCurrentProcess();
        var count = report.Imported.Count;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count}\t{bytes / 1e6:0}\t{seconds:0.0}\t{count / seconds * 60:0}\t{bytes / 1e6 / seconds:0.0}\t{(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.0}\t{process.PeakWorkingSet64 / 1e6:0}\t{failed}"
            )
        );
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }

        return 0;
    }

    private static void Write(string set, string folder)
    {
        var text = new SampleText(seed: 7);
        switch (set)
        {
            case "markdown":
                WriteMany(folder, 3000, "md", () => Encoding.UTF8.GetBytes(text.Markdown(4_000)));
                break;
            case "pdf":
                WriteMany(folder, 400, "pdf", () => text.Pdf(10));
                break;
            case "large-pdf":
                WriteMany(folder, 1, "pdf", () => text.Pdf(500));
                break;
            default:
                WriteMany(folder, 2000, "md", () => Encoding.UTF8.GetBytes(text.Markdown(500_000)));
                break;
        }
    }

    private static void WriteMany(string folder, int count, string extension, Func<byte[]> make)
    {
        for (var i = 0; i < count; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{i:00000}.{extension}"), make());
        }
    }
}
