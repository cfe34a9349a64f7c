using System.Text.RegularExpressions;

namespace Chatbot.Architecture.Tests;

/// <summary>The code that docs/extending.md shows is code that is compiled and tested.</summary>
public sealed partial class SnippetTests
{
    private const string Page = "docs/extending.md";

    private static readonly string[] Folders = ["tests/Chatbot.Bot.Tests/Snippets/", "tests/Chatbot.Knowledge.Tests/Snippets/"];

    [Fact]
    public void Block_IsTheRegionItNames()
    {
        var page = Repository.Read(Page).ReplaceLineEndings("\n");
        var blocks = Block().Matches(page);
        var violations = blocks
            .Where(block => Region(block.Groups["file"].Value, block.Groups["region"].Value) != block.Groups["code"].Value)
            .Select(block => $"{block.Groups["file"].Value}#{block.Groups["region"].Value}");

        Assert.NotEmpty(blocks);
        Assert.Equal(Regex.Count(page, "```csharp"), blocks.Count);
        Report.None(violations, $"{Page} shows other code than the region that it names; copy the region");
    }

    [Fact]
    public void Region_OfASample_IsShown()
    {
        var page = Repository.Read(Page);
        var regions = Repository
            .With(".cs")
            .Where(file => Folders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))
            .SelectMany(file =>
                RegionName().Matches(Repository.Read(file)).Select(match => $"{file}#{match.Groups["region"].Value}")
            )
            .ToList();

        Assert.NotEmpty(regions);
        Report.None(
            regions.Where(region => !page.Contains($"<!-- snippet: {region} -->", StringComparison.Ordinal)),
            $"A region of a sample is not shown in {Page}"
        );
    }

    /// <summary>The lines of a region without their common indentation; null when there is no such region.</summary>
    private static string? Region(string file, string name)
    {
        var lines = Repository.ReadLines(file);
        var begin = Array.FindIndex(lines, line => line.Trim() == $"#region {name}");
        if (begin < 0)
        {
            return null;
        }

        var indentation = lines[begin].Length - lines[begin].TrimStart().Length;
        var region = lines.Skip(begin + 1).TakeWhile(line => line.Trim() != "#endregion");
        return string.Concat(region.Select(line => (line.Length >= indentation ? line[indentation..] : line.TrimEnd()) + "\n"));
    }

    [GeneratedRegex(
        @"<!-- snippet: (?<file>\S+)#(?<region>[a-z-]+) -->\n```csharp\n(?<code>.*?)```",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline
    )]
    private static partial Regex Block();

    [GeneratedRegex(@"#region (?<region>[a-z-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex RegionName();
}
