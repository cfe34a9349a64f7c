using Chatbot.Bot.Jobs;
using Chatbot.Contracts.Activities;
using CsCheck;

namespace Chatbot.Bot.Tests.Jobs;

public sealed class JobCommandTests
{
    private const string Id = "0123456789abcdef";

    [Fact]
    public void Words_OfCommands_AreUnderstood()
    {
        Assert.Equal(new JobCommand.Run("report", "{\"a\": 1}", IsExplicit: false), Of(" run report {\"a\": 1} "));
        Assert.Equal(new JobCommand.Run("report", "two\nlines", IsExplicit: true), Of("/run report two\nlines"));
        Assert.Equal(new JobCommand.Run("report", "", IsExplicit: true), Of("/RUN Report"));
        Assert.Equal(new JobCommand.Cancel(Id), Of($"Cancel job {Id.ToUpperInvariant()}."));
        Assert.Equal(new JobCommand.Cancel(Id), Of($"/cancel {Id}"));
        Assert.Equal(new JobCommand.Show(Id), Of($"job {Id}"));
        Assert.Equal(new JobCommand.Background("What is new?"), Of("/background What is new?"));
        Assert.Equal(new JobCommand.Stop(), Of("stop"));
        Assert.Equal(new JobCommand.List(IsExplicit: true), Of("/jobs"));
        Assert.Equal(new JobCommand.List(IsExplicit: false), Of("How far are you?"));
        Assert.Equal(new JobCommand.List(IsExplicit: false), Of("Wie weit bist du?"));
        Assert.Equal(new JobCommand.List(IsExplicit: false), Of("status"));
    }

    [Theory]
    [InlineData("How do I run a report?")]
    [InlineData("cancel my subscription")]
    [InlineData("cancel job 12")]
    [InlineData("What is the status of my application?")]
    [InlineData("jobs at our company")]
    [InlineData("")]
    public void Words_ThatMeanSomethingElse_AreLeftAlone(string text) => Assert.Null(Of(text));

    [Fact]
    public void AnyText_IsReadWithoutFailing() =>
        Gen.String.Sample(text =>
        {
            _ = Of(text);
            _ = Of($"run {text}");
        });

    private static JobCommand? Of(string text) => JobCommand.Of(new() { Type = ActivityTypes.Message, Text = text });
}
