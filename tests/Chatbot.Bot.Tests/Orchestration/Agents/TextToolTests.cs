using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Testing.ChatClients;
using CsCheck;
using static Chatbot.Bot.Tests.Orchestration.Agents.AgentHost;

namespace Chatbot.Bot.Tests.Orchestration.Agents;

/// <summary>Tools for models that know no tool calling.</summary>
public sealed class TextToolTests
{
    private const string Question = "How much is the total of the invoice with tax?";

    [Fact]
    public async Task Model_WithoutToolCalling_UsesToolsAsText()
    {
        await using var host = new AgentHost(
            [
                Says(
                    "Thought: I must add the tax.\nAction: calculate\nAction Input: {\"expression\": \"1200 + 19%\"}\nObservation: 5"
                ),
                Says("Thought: I know it.\nAnswer: The total is 1428."),
            ],
            new() { ["Agent:ToolCalling"] = "Text" }
        );

        var final = await host.AnswerAsync(Question);

        Assert.Equal("The total is 1428.", final.Text);
        Assert.Null(host.Calls[0].Options!.Tools);
        Assert.Contains("- calculate: ", host.Calls[0].Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("Observation: <tool_result", host.Calls[1].Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("1428", host.Calls[1].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_ThatWritesWrongInput_IsToldSo()
    {
        await using var host = new AgentHost(
            [Says("Action: calculate\nAction Input: 1200 + 19%"), Says("Answer: Sorry.")],
            new() { ["Agent:ToolCalling"] = "Text" }
        );

        Assert.Equal("Sorry.", (await host.AnswerAsync(Question)).Text);
        Assert.Contains("not a JSON object", host.Calls[1].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The total is 1428.", "The total is 1428.")]
    [InlineData("Answer: The total is 1428.", "The total is 1428.")]
    [InlineData("Thought: well.\nFinal Answer: It is 5.\nAction: none", "It is 5.\nAction: none")]
    [InlineData("Thought: only a thought", "only a thought")]
    [InlineData("Thinking aloud is no mark.", "Thinking aloud is no mark.")]
    [InlineData("", "")]
    public void Text_InAnyPieces_ShowsTheAnswer(string text, string expected) =>
        Gen.Int[1, 7]
            .Sample(size =>
            {
                var parser = new TextToolParser();
                var shown = string.Concat(text.Chunk(size).Select(piece => parser.Append(new string(piece))));
                var (rest, calls) = parser.Complete();
                Assert.Equal(expected, shown + rest);
                Assert.Empty(calls);
            });

    [Fact]
    public void Actions_Several_AreAllRead()
    {
        var parser = new TextToolParser();
        Assert.Equal(
            "",
            parser.Append(
                "Thought: two\nAction: a\nAction Input: {\"x\": 1}\n**Action:** `b`\n**Action Input:** ```json\n{\"y\": {\"z\": 2}}\n```"
            )
        );

        var (text, calls) = parser.Complete();

        Assert.Equal("", text);
        Assert.Equal(["a", "b"], calls.Select(call => call.Name));
        Assert.Equal("""{"z": 2}""", calls[1].Arguments!["y"]!.ToString());
    }

    [Fact]
    public void Text_Any_IsReadWithoutFailing() =>
        Gen.OneOf(Gen.String, Gen.Int[0, 6].Array[0, 12].Select(parts => string.Concat(parts.Select(Part))))
            .Sample(text =>
            {
                var parser = new TextToolParser();
                parser.Append(text);
                parser.Complete();
            });

    private static string Part(int index) =>
        new[] { "Thought: ", "Action: x\n", "Action Input: ", "{\"a\":", "1}", "\nObservation: ", "Answer: " }[index];
}
