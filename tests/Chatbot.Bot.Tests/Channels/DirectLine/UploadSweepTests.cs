using Chatbot.Bot.Channels.DirectLine;
using Chatbot.Bot.Channels.DirectLine.Uploads;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Tests.Persistence;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Bot.Tests.Channels.DirectLine;

public sealed class UploadSweepTests(SqliteFixture stores) : IClassFixture<SqliteFixture>
{
    [Fact]
    public async Task File_OlderThanItsRetention_IsDeletedWithItsRow()
    {
        var token = TestContext.Current.CancellationToken;
        var uploads = stores.Get<UploadStore>();
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var options = Options.Create(new DirectLineOptions { UploadRetention = TimeSpan.FromDays(7) });
        var sweep = new UploadSweep(uploads, options, time);
        await using var content = new MemoryStream([1, 2, 3]);
        var file = await uploads.AddAsync(
            "abcdefghijklmnopqrstuv",
            "directline/default/c",
            "ann",
            "a.txt",
            "text/plain",
            content,
            token
        );

        time.Advance(TimeSpan.FromDays(6));
        Assert.Equal(0, await sweep.SweepAsync(null!));
        Assert.NotNull(uploads.FindPath(file.UploadId));
        time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await sweep.SweepAsync(null!));

        Assert.Null(uploads.FindPath(file.UploadId));
        Assert.Null(uploads.Find(file.UploadId));
        Assert.Empty(uploads.FindOf("directline/default/c", "ann"));
    }
}
