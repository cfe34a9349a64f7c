using System.Globalization;
using System.Text;

namespace Chatbot.Bot.Cards.Templating;

/// <summary>A text with expressions in <c>${…}</c>; <c>\$</c> is a dollar sign. What is no expression is text.</summary>
internal static class InterpolatedText
{
    /// <summary>The parts: constants and expressions in turn.</summary>
    /// <exception cref="ExpressionException">An expression cannot be read, or the text is too long.</exception>
    public static List<ExpressionNode> Parse(string text, int depth = 0)
    {
        if (text.Length > ExpressionLimits.MaxLength)
        {
            throw new ExpressionException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a text with expressions has at most {ExpressionLimits.MaxLength} characters"
                ),
                ExpressionLimits.MaxLength
            );
        }

        var parts = new List<ExpressionNode>();
        var plain = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            if (IsEscape(text, at))
            {
                plain.Append(text[at + 1]);
                at += 2;
            }
            else if (ExpressionLength(text, at) is > 0 and var length)
            {
                AddPlain(parts, plain);
                parts.Add(ExpressionParser.Parse(text.Substring(at + 2, length - 3), at + 2, depth));
                at += length;
            }
            else
            {
                plain.Append(text[at++]);
            }
        }

        AddPlain(parts, plain);
        return parts;
    }

    /// <summary>Length of a text between backticks that begins at a place; 0 where it does not end.</summary>
    public static int LengthWithTicks(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length)
        {
            if (text[at] == '`')
                return at + 1 - start;
            at += IsEscape(text, at) ? 2 : Math.Max(1, ExpressionLength(text, at));
        }

        return 0;
    }

    private static void AddPlain(List<ExpressionNode> parts, StringBuilder plain)
    {
        if (plain.Length > 0)
            parts.Add(new ConstantNode(plain.ToString()));
        plain.Clear();
    }

    private static bool IsEscape(string text, int at) => text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '$' or '`';

    /// <summary>Length of <c>${…}</c>, which lies in one line; quotes and objects in it may hold braces.</summary>
    private static int ExpressionLength(string text, int start)
    {
        if (text[start] != '$' || start + 1 >= text.Length || text[start + 1] != '{')
            return 0;
        var at = start + 2;
        while (at < text.Length)
        {
            if (text[at] == '}')
                return at > start + 2 ? at + 1 - start : 0;
            var length = PieceLength(text, at, 0);
            if (length == 0)
                return 0;
            at += length;
        }

        return 0;
    }

    private static int PieceLength(string text, int at, int depth) =>
        text[at] switch
        {
            '\'' or '"' => ExpressionLexer.QuotedLength(text, at),
            '{' => depth < ExpressionLimits.MaxDepth ? ObjectLength(text, at, depth) : 0,
            '}' or '`' or '\r' or '\n' => 0,
            _ => 1,
        };

    private static int ObjectLength(string text, int start, int depth)
    {
        var at = start + 1;
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        if (at < text.Length && text[at] == '}')
            return at + 1 - start;
        if (at >= text.Length)
            return 0;
        var key = text[at] is '\'' or '"' ? ExpressionLexer.QuotedLength(text, at) : ExpressionLexer.IdentifierLength(text, at);
        at += key;
        if (key == 0 || at >= text.Length || text[at] != ':')
            return 0;
        var first = ++at;
        while (at < text.Length && text[at] != '}')
        {
            var length = PieceLength(text, at, depth + 1);
            if (length == 0)
                return 0;
            at += length;
        }

        return at < text.Length && at > first ? at + 1 - start : 0;
    }
}
