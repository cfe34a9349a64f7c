using System.Globalization;
using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Text;

namespace Chatbot.Knowledge.Readers.Transcripts;

/// <summary>
/// Subtitles and meeting transcripts (WebVTT, SRT): what one speaker says in one go becomes a paragraph that starts with its
/// time and speaker.
/// </summary>
internal sealed class TranscriptReader : IDocumentReader
{
    private const int LongParagraph = 500;
    private const int LongestParagraph = 1200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);

    public string Format => "transcript";

    public IReadOnlyList<string> MediaTypes { get; } = ["text/vtt", "application/x-subrip", "text/srt"];

    public IReadOnlyList<string> Extensions { get; } = [".vtt", ".srt"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        var lines = TextDecoding.Decode(input.Content.Span).ReplaceLineEndings("\n").Split('\n');
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        var paragraph = new StringBuilder();
        Cue? previous = null;
        var speaker = "";
        var start = TimeSpan.Zero;
        var any = false;
        foreach (var cue in Cue.ReadAll(lines))
        {
            cancellationToken.ThrowIfCancellationRequested();
            any = true;
            if (previous is { } last && Ends(paragraph, last, cue, speaker))
                Write(builder, paragraph, start, speaker);
            if (paragraph.Length == 0)
            {
                start = cue.Start;
                speaker = cue.Speaker ?? (previous is { } before && cue.Start - before.End < Pause ? speaker : "");
            }

            // Live captions show the last line again above the new one.
            var text =
                previous is { } shown && cue.Text.StartsWith(shown.Text + "\n", StringComparison.Ordinal)
                    ? cue.Text[(shown.Text.Length + 1)..]
                    : cue.Text;
            if (previous is not { } same || !string.Equals(same.Text, cue.Text, StringComparison.Ordinal))
                paragraph.Append(text).Append(' ');
            previous = cue;
        }

        Write(builder, paragraph, start, speaker);
        if (!any)
            throw new DocumentReaderException(
                "The file holds no subtitles: no line with a time such as 00:00:01.000 --> 00:00:04.000."
            );
        return builder.Build(Cue.TitleOf(lines));
    }

    private static bool Ends(StringBuilder paragraph, Cue previous, Cue next, string speaker)
    {
        if (next.Speaker is { } name && !string.Equals(name, speaker, StringComparison.Ordinal))
            return true;
        if (next.Start - previous.End > Pause || next.Start < previous.Start)
            return true;
        var ended = previous.Text.TrimEnd() is [.., '.' or '!' or '?' or '。' or '…' or '"'];
        return paragraph.Length > LongestParagraph || (paragraph.Length > LongParagraph && ended);
    }

    private static void Write(ExtractedTextBuilder builder, StringBuilder paragraph, TimeSpan start, string speaker)
    {
        if (!string.IsNullOrWhiteSpace(paragraph.ToString()))
        {
            var time = start.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
            builder.Paragraph(speaker.Length > 0 ? $"[{time}] {speaker}: {paragraph}" : $"[{time}] {paragraph}");
        }

        paragraph.Clear();
    }
}
