using System.Globalization;
using System.Text.RegularExpressions;
using Chatbot.Bot.Orchestration.Citations;
using CsCheck;

namespace Chatbot.Bot.Tests.Orchestration.Citations;

public sealed class CitationFilterTests
{
    private const int Sources = 5;

    /// <summary>Texts full of what could go wrong: brackets, digits, code, spaces, fences.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
            Gen.OneOf<string>(
                "[",
                "]",
                "【",
                "】",
                "[1]",
                "[2]",
                "[3, 1]",
                "[9]",
                "[0]",
                "【4】",
                "[2†source]",
                "[1-3]",
                "(",
                ")",
                ":",
                ",",
                ".",
                " ",
                "  ",
                "\n",
                "```",
                "~~~",
                "`",
                "``",
                "word",
                "7",
                "12",
                "source ",
                "†",
                "-",
                "\t",
                "\r\n",
                "\n\n",
                "(x)",
                "    "
            ),
            Gen.String[Gen.Char["[]0123456789 ,`~\n()ab"], 0, 6]
        )
        .Array[0, 40]
        .Select(string.Concat);

    private static readonly Gen<string> TextsWithoutCode = Texts.Select(text => text.Replace('`', 'c').Replace('~', 'd'));

    [Theory]
    [InlineData("No marks at all.", "No marks at all.")]
    [InlineData("A [1].", "A [1].")]
    [InlineData("A [3] b [1] c [3].", "A [1] b [2] c [1].")]
    [InlineData("A [1, 3]. B [3;5] C [2 and 4]", "A [1][2]. B [2][3] C [4][5]")]
    [InlineData("A [1][3].", "A [1][2].")]
    [InlineData("A [2-4].", "A [1][2][3].")]
    [InlineData("A 【3】, 【3†source】, [3†lines 1-2], 【4:0†file.pdf】.", "A [1], [1], [1], [2].")]
    [InlineData("A [^2], [source 2], [Source: 3].", "A [1], [1], [2].")]
    [InlineData("A [[3]] b.", "A [1] b.")]
    [InlineData("A [9]. B [0] c [2024] d", "A. B c d")]
    [InlineData("[9] A\n- [8] B", "A\n- B")]
    [InlineData("A [7, 2].", "A [1].")]
    [InlineData("A word[9]word", "A wordword")]
    [InlineData("A [text] [x] [ ] [] [a1] [link](https://x.y) [1 of 3]", "A [text] [x] [ ] [] [a1] [link](https://x.y) [1 of 3]")]
    [InlineData("A [3](https://evil.example) b", "A [1] (https://evil.example) b")]
    [InlineData("[2]: https://evil.example", "[1] : https://evil.example")]
    [InlineData("A [1", "A [1")]
    [InlineData("A [[9]7] b [1[9]] c", "A 7] b 1] c")]
    [InlineData("Use `a[0]` and ``b`[7]`` but not ` [7].", "Use `a[0]` and ``b`[7]`` but not `.")]
    [InlineData("```c\nx[0] = y[9];\n```\nDone [2].", "```c\nx[0] = y[9];\n```\nDone [1].")]
    [InlineData("~~~\nx[9]\n```\nx[8]\n~~~~\n[9]end", "~~~\nx[9]\n```\nx[8]\n~~~~\nend")]
    [InlineData("  ```\nx[9]\n  ```  \n[9]end", "  ```\nx[9]\n  ```  \nend")]
    [InlineData("    ```\nx[9]", "    ```\nx")]
    [InlineData("A trailing space ", "A trailing space ")]
    [InlineData("A removed end [9]", "A removed end")]
    public void Text_Whole_ReadsAsExpected(string text, string expected)
    {
        Assert.Equal(expected, Filter([text]).Visible);
        Assert.Equal(expected, Filter(text.Select(character => character.ToString())).Visible);
    }

    [Fact]
    public void Used_AfterMarks_MapsThemToSources()
    {
        var filter = new CitationFilter(Sources);

        filter.Append("A [5] b [2] c [5].");

        Assert.Equal([5, 2], filter.Used);
    }

    [Fact]
    public void Append_OrdinaryWords_AreShownAtOnce()
    {
        var filter = new CitationFilter(Sources);

        Assert.Equal("Hello", filter.Append("Hello"));
        Assert.Equal(" world", filter.Append(" world"));
        Assert.Equal("", filter.Append(" [2"));
        Assert.Equal(" [1]", filter.Append("]"));
    }

    [Fact]
    public void Append_OpenBracketForLong_IsReleased()
    {
        var filter = new CitationFilter(Sources);

        var visible = filter.Append("[" + new string('x', 60));

        Assert.Equal(61, visible.Length);
    }

    [Fact]
    public void AnyChunking_GivesTheSameVisibleText() =>
        Gen.Select(Texts, Gen.Int[1, 7].Array[1, 60])
            .Sample(
                (text, sizes) =>
                {
                    var whole = Filter([text]);
                    var pieces = Filter(Cut(text, sizes));
                    Assert.Equal(whole.Visible, pieces.Visible);
                    Assert.Equal(whole.Used, pieces.Used);
                },
                iter: 20_000
            );

    [Fact]
    public void AnyText_ShowsNoMarkBeyondTheCitations() =>
        Gen.Select(TextsWithoutCode, Gen.Int[0, Sources])
            .Sample(
                (text, sources) =>
                {
                    var (visible, used) = Filter([text], sources);
                    foreach (Match mark in Regex.Matches(visible, @"\[([0-9]+)\]"))
                    {
                        Assert.True(mark.Groups[1].Length < 4, $"'{mark.Value}' in '{visible}'");
                        Assert.InRange(int.Parse(mark.Groups[1].Value, CultureInfo.InvariantCulture), 1, used.Count);
                    }

                    Assert.All(used, number => Assert.InRange(number, 1, sources));
                    Assert.DoesNotMatch(@"\[[0-9]+\]\(", visible);
                },
                iter: 20_000
            );

    [Fact]
    public void AnyTextWithoutBrackets_IsUnchanged() =>
        Texts.Sample(
            text =>
            {
                var plain = text.Replace("[", "", StringComparison.Ordinal).Replace("【", "", StringComparison.Ordinal);
                Assert.Equal(plain, Filter([plain]).Visible);
            },
            iter: 5_000
        );

    private static (string Visible, IReadOnlyList<int> Used) Filter(IEnumerable<string> pieces, int sources = Sources)
    {
        var filter = new CitationFilter(sources);
        var visible = string.Concat(pieces.Select(filter.Append).ToList());
        return (visible + filter.Complete(), filter.Used);
    }

    private static IEnumerable<string> Cut(string text, int[] sizes)
    {
        for (int start = 0, turn = 0; start < text.Length; turn++)
        {
            var size = Math.Min(sizes[turn % sizes.Length], text.Length - start);
            yield return text.Substring(start, size);
            start += size;
        }
    }
}
