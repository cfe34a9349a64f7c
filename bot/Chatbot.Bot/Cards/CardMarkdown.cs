using System.Text;
using System.Text.RegularExpressions;
using Chatbot.Bot.Cards.Validation;

namespace Chatbot.Bot.Cards;

/// <summary>The Markdown that hosts read in texts of cards.</summary>
internal static partial class CardMarkdown
{
    private const int MostPasses = 16;
    private const string Special = @"\`*_[]()<>#|~!";

    /// <summary>Text from elsewhere, so that it is shown as it is: no link, no style, no list.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var opensLine = i == 0 || text[i - 1] is '\n' or '\r';
            var isList = opensLine && text[i] is '-' or '+' && i + 1 < text.Length && text[i + 1] == ' ';
            var isNumber = text[i] == '.' && i > 0 && char.IsAsciiDigit(text[i - 1]) && IsLineOfDigits(text, i);
            if (isList || isNumber || Special.Contains(text[i], StringComparison.Ordinal))
                result.Append('\\');
            result.Append(text[i]);
        }

        return result.ToString();
    }

    /// <summary>The texts of links whose address is not allowed, with that address.</summary>
    public static IEnumerable<string> UnsafeLinks(string text) =>
        Link().Matches(text).Select(AddressOf).Where(address => !CardAddress.IsAllowed(address, AddressUse.Link));

    /// <summary>The text without the addresses of links that are not allowed; their words stay.</summary>
    public static string WithoutUnsafeLinks(string text)
    {
        // Where one link is taken out of another, what is left may be a link again.
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var result = Link()
                .Replace(
                    text,
                    link => CardAddress.IsAllowed(AddressOf(link), AddressUse.Link) ? link.Value : link.Groups["words"].Value
                );
            if (result.Length == text.Length)
                return result;
            text = result;
        }

        return Escape(text);
    }

    /// <summary>The text without the backslashes that keep characters from being Markdown.</summary>
    public static string Unescape(string text) =>
        text.Contains('\\', StringComparison.Ordinal) ? Escaped().Replace(text, "${letter}") : text;

    private static string AddressOf(Match link) => link.Groups["address"].Value.Trim('<', '>');

    private static bool IsLineOfDigits(string text, int end)
    {
        var i = end - 1;
        while (i >= 0 && char.IsAsciiDigit(text[i]))
            i--;
        return i < 0 || text[i] is '\n' or '\r';
    }

    /// <summary>Inline links, images, reference definitions and autolinks.</summary>
    [GeneratedRegex(
        @"!?\[(?<words>[^\[\]]*)\](\(\s*(?<address>[^\s()]*(\([^\s()]*\)[^\s()]*)*)[^()]*\)|:\s*(?<address>\S+))|<(?<address>[A-Za-z][A-Za-z0-9+.\-]*:[^<>\s]*)>",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Link();

    [GeneratedRegex(@"\\(?<letter>[!-/:-@\[-`{-~])", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Escaped();
}
