using System.Text;
using System.Text.RegularExpressions;

namespace Chatbot.Knowledge.Readers;

/// <summary>
/// What a text file probably is. A guess, so it decides only where the name says nothing, or says a format that the content
/// cannot be. Pure.
/// </summary>
internal static partial class LikelyFormat
{
    private const int SampleBytes = 4096;
    private const int ByteOrderMarkAt = 0xFEFF;

    /// <summary>The usual extension of the format, lower case with the dot, or null for plain text and anything unknown.</summary>
    public static string? Of(ReadOnlySpan<byte> content)
    {
        var text = Start(content).TrimStart((char)ByteOrderMarkAt).TrimStart();
        if (text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            return Html().IsMatch(text) ? ".html" : ".xml";
        if (StartsHtml().IsMatch(text))
            return ".html";
        if (text.StartsWith("WEBVTT", StringComparison.Ordinal))
            return ".vtt";
        if (Subtitle().IsMatch(text))
            return ".srt";
        return Headers().Count(text.Split("\n\n", 2)[0]) >= 2 && Headers().Match(text).Index == 0 ? ".eml" : null;
    }

    /// <summary>Whether the bytes look like text in UTF-8 or UTF-16, and not like data.</summary>
    public static bool IsText(ReadOnlySpan<byte> content)
    {
        var sample = content[..Math.Min(content.Length, SampleBytes)];
        if (sample is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return true;
        if (sample.ContainsAnyInRange((byte)0, (byte)8) || sample.ContainsAnyInRange((byte)14, (byte)26))
            return false;
        var text = Encoding.UTF8.GetString(sample);
        return text.AsSpan().Count('\uFFFD') <= text.Length / 10;
    }

    private static string Start(ReadOnlySpan<byte> content)
    {
        var sample = content[..Math.Min(content.Length, SampleBytes)];
        var text = sample switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(sample),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(sample),
            _ => Encoding.UTF8.GetString(sample),
        };
        return text.ReplaceLineEndings("\n");
    }

    [GeneratedRegex(
        @"^<(!doctype\s+html|html[\s>])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex StartsHtml();

    [GeneratedRegex(
        @"<(!doctype\s+html|html[\s>])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Html();

    [GeneratedRegex(@"^\d+\n\d{1,2}:\d\d:\d\d[,.]\d{1,3} --> ", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Subtitle();

    [GeneratedRegex(
        @"^(From|To|Cc|Subject|Date|Received|Return-Path|Reply-To|Sender|MIME-Version|Message-ID|Delivered-To|Content-Type|X-[\w\-]+): ",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Headers();
}
