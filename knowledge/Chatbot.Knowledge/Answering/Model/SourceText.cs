using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Answering.Model;

/// <summary>Passages as data for a language model: between tags that no passage can close.</summary>
internal static partial class SourceText
{
    public static string Of(IReadOnlyList<Passage> passages)
    {
        var text = new StringBuilder("<sources>\n");
        for (int i = 0; i < passages.Count; i++)
        {
            Passage passage = passages[i];
            text.Append(
                CultureInfo.InvariantCulture,
                $"<source n=\"{i + 1}\" title=\"{Attribute(passage.Title)}\" section=\"{Attribute(string.Join(" > ", passage.TitlePath))}\">\n"
            );
            text.Append(Escape(passage.Text)).Append("\n</source>\n");
        }

        return text.Append("</sources>\n").ToString();
    }

    public static string Escape(string text) => Fence().Replace(text, "‹");

    private static string Attribute(string value) => Escape(value).Replace('"', '”').ReplaceLineEndings(" ");

    /// <summary>The beginning of whatever a document could use to step out of its fence.</summary>
    [GeneratedRegex(
        @"<(?=\s*/?\s*sources?\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Fence();
}
