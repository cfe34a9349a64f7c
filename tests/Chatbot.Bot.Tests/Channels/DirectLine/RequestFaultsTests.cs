using System.Text.Json;
using Chatbot.Bot.Channels.DirectLine;
using Chatbot.Contracts.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Bot.Tests.Channels.DirectLine;

public sealed class RequestFaultsTests
{
    public static TheoryData<Exception, int> Faults { get; } =
        new()
        {
            { new SqliteException("disk I/O error", 10), 503 },
            { new TimeoutException("inside"), 503 },
            { new InvalidOperationException("inside"), 503 },
            { new ConversationArchivedException("c"), 404 },
            { new OperationCanceledException("inside"), 408 },
            { new BadHttpRequestException("inside", 413), 413 },
            { new BadHttpRequestException("inside", 400), 400 },
            { DirectLineException.Expired(), 403 },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_BecomesAStatusWithoutTheInside(Exception fault, int expected)
    {
        var error = new RequestFaults(NullLogger<RequestFaults>.Instance).ToError(fault, "/path");

        Assert.Equal(expected, error.Status);
        Assert.DoesNotContain("inside", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("disk", error.Message, StringComparison.Ordinal);
        Assert.Equal(expected == 503, error.RetryAfter is not null);
    }

    [Theory]
    [InlineData("""{"a":1}""", true)]
    [InlineData("""{"a":"\u00e4"}""", true)]
    [InlineData("""{"a":"\ud83d\ude00"}""", true)]
    [InlineData("""{"a":"\ud83d"}""", false)]
    [InlineData("""{"\ud83d":1}""", false)]
    [InlineData("""{"a":1""", false)]
    [InlineData("""{"a":1} x""", false)]
    [InlineData("", false)]
    public void Json_ThatCouldNotBeWrittenAgain_IsRefused(string json, bool expected)
    {
        var failure = Record.Exception(() => RequestJson.RequireWellFormed(System.Text.Encoding.UTF8.GetBytes(json)));

        Assert.Equal(expected, failure is null);
        Assert.True(failure is null or DirectLineException { Status: 400 });
    }

    [Fact]
    public void Json_UpToTheDepthLimit_IsAccepted()
    {
        var json = new string('[', 48) + new string(']', 48);

        RequestJson.RequireWellFormed(System.Text.Encoding.UTF8.GetBytes(json));
        Assert.Throws<DirectLineException>(() => RequestJson.RequireWellFormed(System.Text.Encoding.UTF8.GetBytes($"[{json}]")));
    }
}
