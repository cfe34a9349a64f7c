using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Chatbot.Knowledge.Readers.Transcripts;

/// <summary>One subtitle.</summary>
/// <param name="Start">When it appears.</param>
/// <param name="End">When it goes.</param>
/// <param name="Speaker">Who speaks, or null.</param>
/// <param name="Text">Its lines, without marks.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct Cue(TimeSpan Start, TimeSpan End, string? Speaker, string Text)
{
    private const string Header = "WEBVTT";

    /// <summary>The title that stands in the header of a WebVTT file.</summary>
    public static string? TitleOf(IReadOnlyList<string> lines)
    {
        var first = lines.Count > 0 ? lines[0].TrimStart('\uFEFF') : "";
        return
            first.StartsWith(Header, StringComparison.Ordinal)
            && first[Header.Length..].Trim(' ', '\t', '-', '–') is { Length: > 0 } title
            ? title
            : null;
    }

    /// <summary>All subtitles with text, in the order of the file. Notes, styles and numbers are left out.</summary>
    public static IEnumerable<Cue> ReadAll(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].Contains("-->", StringComparison.Ordinal) || Timing().Match(lines[i]) is not { Success: true } match)
                continue;
            var text = new List<string>();
            while (i + 1 < lines.Count && lines[i + 1].Length > 0 && !lines[i + 1].Contains("-->", StringComparison.Ordinal))
                text.Add(lines[++i]);
            // Without a blank line between, the number of the next subtitle was taken for text.
            if (
                i + 1 < lines.Count
                && lines[i + 1].Contains("-->", StringComparison.Ordinal)
                && text is [.., var last]
                && Number().IsMatch(last)
            )
                text.RemoveAt(text.Count - 1);
            if (Parse(TimeOf(match.Groups["start"]), TimeOf(match.Groups["end"]), text) is { } cue)
                yield return cue;
        }
    }

    private static Cue? Parse(TimeSpan start, TimeSpan end, List<string> lines)
    {
        var raw = string.Join('\n', lines);
        var speaker = Voice().Match(raw) is { Success: true } voice ? voice.Groups["name"].Value.Trim() : null;
        var text = WebUtility.HtmlDecode(Mark().Replace(raw, "")).Trim();
        if (speaker is null && Prefix().Match(text) is { Success: true } prefix)
        {
            speaker = prefix.Groups["name"].Value.Trim();
            text = text[prefix.Length..];
        }

        return text.Length > 0 ? new Cue(start, end, speaker is { Length: > 0 } ? speaker : null, text) : null;
    }

    private static TimeSpan TimeOf(Group time)
    {
        var parts = time.Value.Replace(',', '.').Split(':');
        var seconds = 0.0;
        foreach (var part in parts)
            seconds = (seconds * 60) + double.Parse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(Math.Min(seconds, 360_000));
    }

    [GeneratedRegex(
        @"(?<start>(\d{1,3}:)?\d{1,2}:\d{1,2}([.,]\d{1,3})?)\s*-->\s*(?<end>(\d{1,3}:)?\d{1,2}:\d{1,2}([.,]\d{1,3})?)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Timing();

    [GeneratedRegex(@"^\s*\d+\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"<v(\.[^\s>]*)?\s+(?<name>[^>]+)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Voice();

    [GeneratedRegex(@"</?[a-zA-Z0-9][^<>]*>|\{\\[^{}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Mark();

    /// <summary>"ANNA:", "Dr. Anna Meier:", "&gt;&gt; Anna:" before the words.</summary>
    [GeneratedRegex(
        @"^(>>\s*|-\s*)?(?<name>\p{Lu}[\p{L}\p{N}.'’\-]*( [\p{L}\p{N}.'’()\-]+){0,3}):\s+",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Prefix();
}
