using System.Globalization;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Fuzzing;

/// <summary>
/// <c>--minutes 10</c> fuzzes all readers and writes the table; <c>--format "PDF document" --replay 17</c> reads one damaged
/// file again; <c>--reader TEXT</c> takes only formats whose name holds the text.
/// </summary>
internal static class FuzzCommand
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] args)
    {
        string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

        if (Option("--worker") is { } worker)
        {
            var seconds = double.Parse(Option("--seconds")!, CultureInfo.InvariantCulture);
            return await Worker.RunAsync(
                worker,
                int.Parse(Option("--first")!, CultureInfo.InvariantCulture),
                TimeSpan.FromSeconds(seconds),
                Option("--folder")!
            );
        }

        if (Option("--replay") is { } replay)
            return await ReplayAsync(Option("--format") ?? "", int.Parse(replay, CultureInfo.InvariantCulture));
        var minutes = double.Parse(Option("--minutes") ?? "10", CultureInfo.InvariantCulture);
        return await Campaign.RunAsync(TimeSpan.FromMinutes(minutes), Option("--reader") ?? "", Option("--output"));
    }

    private static async Task<int> ReplayAsync(string format, int number)
    {
        await using var services = Extractors.Create(Deadline);
        var extractor = services.GetRequiredService<IDocumentExtractor>();
        var input = Mutator.Mutate(Corpus.ByFormat(extractor)[format], number);
        var file = Path.Combine(Path.GetTempPath(), $"fuzz-{number}-{input.Name}");
        await File.WriteAllBytesAsync(file, input.Content);
        Console.WriteLine($"{file}: {input.Content.Length} bytes");
        var finding = await Verdict.OfAsync(extractor, input, CancellationToken.None);
        Console.WriteLine(finding ?? "text or a reason");
        return finding is null ? 0 : 1;
    }
}
