using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations.Answers;
using CsCheck;

namespace Chatbot.Bot.Tests.Conversations.Answers;

public sealed class MarkdownDowngradeTests
{
    private const MarkdownFeatures Teams = MarkdownFeatures.Inline | MarkdownFeatures.CodeBlocks;

    private static readonly MarkdownFeatures[] Dialects =
    [
        MarkdownFeatures.None,
        MarkdownFeatures.Inline,
        Teams,
        Teams | MarkdownFeatures.Headings,
        MarkdownFeatures.All,
    ];

    [Theory]
    [InlineData(
        "| Leave | Days | Note |\n|---|:-:|---|\n| Vacation | 30 | full time [1] |\n| Study | 5 | |\n\nAsk.",
        "- **Vacation** — Days: 30; Note: full time [1]\n- **Study** — Days: 5\n\nAsk."
    )]
    [InlineData("| Name | Value |\n| --- | --- |\n| a \\| b | 1 |", "- **a | b**: 1")]
    [InlineData("## Who may\n\nEveryone.", "**Who may**\n\nEveryone.")]
    [InlineData(
        "```sql\n| no | table |\n|---|---|\n# no heading\n```\n",
        "```sql\n| no | table |\n|---|---|\n# no heading\n```\n"
    )]
    [InlineData("| one line that is no table\nnext", "| one line that is no table\nnext")]
    [InlineData("**bold** and [a link](https://example.com)", "**bold** and [a link](https://example.com)")]
    public void Teams_GetsListsForTablesAndBoldForHeadings(string markdown, string expected) =>
        Assert.Equal(expected, MarkdownDowngrade.Of(markdown, Teams));

    [Theory]
    [InlineData("# Leave\n**30** days, *paid* [1], see `HR-1`.", "Leave\n30 days, paid [1], see HR-1.")]
    [InlineData(
        "[the policy](https://example.com/a) and ![a](https://example.com/b)",
        "the policy (https://example.com/a) and a (https://example.com/b)"
    )]
    [InlineData("Run\n```bash\nls *.md\n```\nthen 2 * 3 * 4", "Run\n    ls *.md\nthen 2 * 3 * 4")]
    [InlineData("| A | B |\n|---|---|\n| **x** | y |", "- x: y")]
    [InlineData("5 \\* 3", "5 * 3")]
    public void PlainText_HasNoMarks(string markdown, string expected) =>
        Assert.Equal(expected, MarkdownDowngrade.Of(markdown, MarkdownFeatures.None));

    [Fact]
    public void Text_DoesNotDependOnThePiecesItCameIn() =>
        Gen.Select(
                Gen.OneOf(
                        Gen.OneOf<string>(
                            "| a | b |\n",
                            "|---|---|\n",
                            "# h\n",
                            "```\n",
                            "~~~\n",
                            "**b**",
                            "\n",
                            " ",
                            "`c`",
                            "- p\n"
                        ),
                        Gen.Char["ab|#`*\n "].Array[0, 10].Select(letters => new string(letters))
                    )
                    .Array[0, 20]
                    .Select(string.Concat),
                Gen.Int[1, 6].Array[1, 10],
                Gen.OneOf<MarkdownFeatures>(Dialects)
            )
            .Sample(
                (text, sizes, features) =>
                {
                    var downgrade = new MarkdownDowngrade(features);
                    var shown = "";
                    for (var (at, step) = (0, 0); at < text.Length; step++)
                    {
                        var size = Math.Min(sizes[step % sizes.Length], text.Length - at);
                        shown += downgrade.Append(text.Substring(at, size));
                        at += size;
                    }

                    Assert.Equal(MarkdownDowngrade.Of(text, features), shown + downgrade.Complete());
                }
            );

    [Fact]
    public void FullMarkdown_StaysAsItIs() =>
        Gen.String.Sample(text => Assert.Equal(text, MarkdownDowngrade.Of(text, MarkdownFeatures.All)));

    [Fact]
    public void GrowingLine_IsShownBeforeItIsWhole_UnlessItMayBecomeSomethingElse()
    {
        var downgrade = new MarkdownDowngrade(Teams);

        Assert.Equal("Full-time ", downgrade.Append("Full-time "));
        Assert.Equal("staff\n", downgrade.Append("staff\n| A "));
        Assert.Equal("", downgrade.Append("| B |\n|---|---|\n| 1 | 2 |\n"));
        Assert.Equal("- **1**: 2\nDone", downgrade.Append("Done"));
    }
}
