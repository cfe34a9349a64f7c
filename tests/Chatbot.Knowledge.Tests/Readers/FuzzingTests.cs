using System.Diagnostics;
using Chatbot.Fuzzing;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Knowledge.Tests.Readers;

/// <summary>A short run of the fuzzer, the same every time. The long run is `tests/Chatbot.Fuzzing`.</summary>
public sealed class FuzzingTests(ITestOutputHelper output)
{
    private const int FilesOfAFormat = 400;
    private static readonly TimeSpan TimeForAFormat = TimeSpan.FromSeconds(1.5);

    [Fact]
    public async Task DamagedFiles_GiveTextOrAReason()
    {
        await using var services = Extractors.Create(TimeSpan.FromSeconds(60));
        var extractor = services.GetRequiredService<IDocumentExtractor>();
        var formats = Corpus.ByFormat(extractor);
        foreach (var (format, seeds) in formats)
        {
            var watch = Stopwatch.StartNew();
            var number = 0;
            for (; number < FilesOfAFormat && watch.Elapsed < TimeForAFormat; number++)
            {
                var finding = await Verdict.OfAsync(
                    extractor,
                    Mutator.Mutate(seeds, number),
                    TestContext.Current.CancellationToken
                );
                Assert.True(finding is null, $"--format \"{format}\" --replay {number}: {finding}");
            }

            output.WriteLine($"{format}: {number} files");
        }

        Assert.True(formats.Count >= 14, $"Only {formats.Count} formats have a seed.");
    }
}
