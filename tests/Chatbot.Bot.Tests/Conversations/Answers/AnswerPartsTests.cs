using Chatbot.Bot.Conversations.Answers;
using CsCheck;

namespace Chatbot.Bot.Tests.Conversations.Answers;

public sealed class AnswerPartsTests
{
    private const int Longest = 600;

    /// <summary>Answers as models write them, and worse.</summary>
    private static readonly Gen<string> Text = Gen.OneOf(
            Gen.OneOf<string>(
                "# Heading\n\n",
                "- a point with a few words [1]\n",
                "A sentence that states a fact. [2] Another one follows it! And a question?\n\n",
                "| Name | Value |\n|---|---|\n| one | 1 |\n| two | 2 |\n| three | 3 |\n",
                "```python\nfor i in range(10):\n    print(i)\n\nprint('done')\n```\n",
                "~~~~\nnot ended\n",
                "````md\n```\ninside\n```\n````\n\n",
                "\n\n\n",
                "   ",
                "😀😀😀😀😀😀",
                "|",
                "```",
                "\r\n"
            ),
            Gen.Char["ab .\n[]`|"].Array[0, 40].Select(letters => new string(letters)),
            Gen.Int[1, 900].Select(length => new string('x', length)),
            Gen.Int[1, 60].Select(words => string.Concat(Enumerable.Repeat("words ", words)))
        )
        .Array[0, 40]
        .Select(string.Concat);

    [Fact]
    public void Part_IsNeverTooLong() =>
        Text.Sample(text => Assert.All(AnswerParts.Split(text, Longest), part => Assert.InRange(part.Length, 0, Longest)));

    [Fact]
    public void Parts_LoseNoWord() =>
        Text.Where(text => !text.Contains("```", StringComparison.Ordinal) && !text.Contains("~~~", StringComparison.Ordinal))
            .Where(text => !text.Contains('|', StringComparison.Ordinal))
            .Sample(text => Assert.Equal(Letters(text), Letters(string.Concat(AnswerParts.Split(text, Longest)))));

    [Fact]
    public void Parts_DoNotDependOnThePiecesTheyCameIn_AndBeginWithWhatWasShown() =>
        Gen.Select(Text, Gen.Int[1, 50].Array[1, 20])
            .Sample(
                (text, sizes) =>
                {
                    var parts = new AnswerParts(Longest);
                    var shown = "";
                    for (var (at, step) = (0, 0); at < text.Length; step++)
                    {
                        var size = Math.Min(sizes[step % sizes.Length], text.Length - at);
                        shown += parts.Append(text.Substring(at, size));
                        Assert.Equal(shown, parts.Shown);
                        at += size;
                    }

                    var all = parts.Complete();
                    Assert.Equal(AnswerParts.Split(text, Longest), all);
                    Assert.StartsWith(shown, all[0], StringComparison.Ordinal);
                }
            );

    [Fact]
    public void BlockOfCode_ThatIsCut_IsClosedAndOpenedAgain()
    {
        var code = string.Concat(Enumerable.Range(0, 60).Select(line => $"print({line})  # some comment\n"));

        var parts = AnswerParts.Split($"Here it is:\n\n```python\n{code}```\n\nThat is all.", Longest);

        Assert.True(parts.Count > 2);
        Assert.All(parts.SkipLast(1), part => Assert.EndsWith("\n```", part, StringComparison.Ordinal));
        Assert.All(parts.Skip(1).SkipLast(1), part => Assert.StartsWith("```python\nprint(", part, StringComparison.Ordinal));
        Assert.EndsWith("That is all.", parts[^1], StringComparison.Ordinal);
        Assert.Equal(60, parts.Sum(part => part.Split('\n').Count(line => line.StartsWith("print(", StringComparison.Ordinal))));
    }

    [Fact]
    public void BlockOfCode_ThatEndsAtTheCut_LeavesNoEmptyBlock()
    {
        for (var length = 540; length < 600; length++)
        {
            var parts = AnswerParts.Split($"```\n{new string('x', length)}\n```\n\nafter {new string('y', 200)}", Longest);

            Assert.DoesNotContain(parts, part => part.StartsWith("```\n```", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Table_ThatIsCut_HasItsHeadAgain()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(row => $"| {row} | some value of it |\n"));

        var parts = AnswerParts.Split($"| No | Value |\n|---|---|\n{rows}", Longest);

        Assert.True(parts.Count > 2);
        Assert.All(parts, part => Assert.StartsWith("| No | Value |\n|---|---|\n| ", part, StringComparison.Ordinal));
    }

    [Fact]
    public void Cut_PrefersParagraphs_AndKeepsNumbersWithTheirSentence()
    {
        var paragraph = string.Concat(Enumerable.Repeat("A fact that is proven. [1] ", 12)).TrimEnd();

        var parts = AnswerParts.Split($"{paragraph}\n\n{paragraph}\n\n{paragraph}", Longest);
        var sentences = AnswerParts.Split($"{paragraph} {paragraph} {paragraph}", Longest);

        Assert.Equal([paragraph, paragraph, paragraph], parts);
        Assert.All(sentences, part => Assert.EndsWith("[1]", part, StringComparison.Ordinal));
    }

    [Fact]
    public void Heading_IsNotTheEndOfAPart()
    {
        var text = $"{new string('a', 400)}\n\n## Next\n\n{new string('b', 400)}";

        var parts = AnswerParts.Split(text, Longest);

        Assert.Equal(2, parts.Count);
        Assert.StartsWith("## Next", parts[1], StringComparison.Ordinal);
    }

    private static string Letters(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
