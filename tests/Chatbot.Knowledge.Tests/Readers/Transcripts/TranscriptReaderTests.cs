using System.Text;

namespace Chatbot.Knowledge.Tests.Readers.Transcripts;

public sealed class TranscriptReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.vtt";

    protected override byte[] Sample =>
        Encoding.UTF8.GetBytes(
            "WEBVTT\n\n00:01.000 --> 00:04.000\nThe quick brown fox\njumps over\n\n00:04.000 --> 00:06.000\nthe lazy dog.\n"
        );

    protected override bool HasSignature => false;

    protected override byte[]? Deep =>
        Encoding.UTF8.GetBytes(
            "WEBVTT\n\n00:01.000 --> 00:04.000\n" + string.Concat(Enumerable.Repeat("<v a><i>", 50_000)) + "end\n"
        );

    protected override byte[]? Bomb => null;

    [Fact]
    public async Task Vtt_KeepsTimeAndSpeaker()
    {
        const string source = """
            WEBVTT - Weekly meeting

            NOTE made by a machine

            STYLE
            ::cue { color: red }

            1
            00:00:01.000 --> 00:00:04.000 align:start
            <v Anna Meier>Good morning &amp; welcome.</v>

            2
            00:00:04.500 --> 00:00:06.000
            <v Anna Meier><i>Let us</i> begin.</v>

            3
            00:01:05.000 --> 00:01:08.000
            <v.loud Bo>Thanks!</v>
            """;
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal("Weekly meeting", document.Title);
        Assert.Equal("[00:00:01] Anna Meier: Good morning & welcome. Let us begin.\n\n[00:01:05] Bo: Thanks!", document.Text);
    }

    [Fact]
    public async Task Srt_MergesSubtitlesIntoParagraphs()
    {
        const string source = """
            1
            00:00:01,000 --> 00:00:02,000
            ANNA: {\an8}We start

            2
            00:00:02,000 --> 00:00:03,000
            <b>today.</b>
            3
            00:00:03,100 --> 00:00:04,000
            - Bo: Good.

            4
            01:00:09,000 --> 01:00:10,000
            After a pause.
            """;
        var document = await AllReaders.ReadAsync("a.srt", Encoding.UTF8.GetBytes(source.ReplaceLineEndings("\r\n")));

        Assert.Equal("[00:00:01] ANNA: We start today.\n\n[00:00:03] Bo: Good.\n\n[01:00:09] After a pause.", document.Text);
    }

    [Fact]
    public async Task RepeatedLines_AreShownOnce()
    {
        const string source =
            "WEBVTT\n\n00:01.000 --> 00:02.000\none two\n\n00:02.000 --> 00:03.000\none two\nthree\n\n00:03.000 --> 00:04.000\none two\nthree\n";
        Assert.Equal("[00:00:01] one two three", (await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source))).Text);
    }

    [Fact]
    public async Task NoSubtitles_SaysSo() =>
        Assert.Contains("no subtitles", await AllReaders.RefusalAsync("a.srt", "only words"u8.ToArray()));
}
