namespace Chatbot.Bot.Cards.Templating;

/// <summary>Cuts an expression into tokens.</summary>
internal static class ExpressionLexer
{
    private static readonly string[] Symbols =
    [
        "==",
        "!=",
        "<>",
        "&&",
        "||",
        "<=",
        ">=",
        "=>",
        "??",
        "+",
        "-",
        "!",
        "^",
        "*",
        "/",
        "%",
        "&",
        "<",
        ">",
        "(",
        ")",
        ".",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "?",
    ];

    /// <exception cref="ExpressionException">A character belongs to no token.</exception>
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (
                text[at] is ' ' or '\t' or '\n' or '\uFEFF' or '\u00A0'
                || (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
            )
            {
                at++;
                continue;
            }

            var token = Next(text, at);
            tokens.Add(token);
            at += token.Text.Length;
        }

        tokens.Add(new(TokenKind.End, "", at));
        return tokens;
    }

    /// <summary>Length of a text in quotes that begins at a place; 0 where it does not end.</summary>
    public static int QuotedLength(string text, int start)
    {
        var quote = text[start];
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && (text[i + 1] == quote || text[i + 1] == '\\'))
                i++;
            else if (text[i] == quote)
                return i + 1 - start;
        }

        return 0;
    }

    /// <summary>Length of an identifier that begins at a place; 0 where none does.</summary>
    public static int IdentifierLength(string text, int start)
    {
        var at = start + (text.AsSpan(start).StartsWith("@@", StringComparison.Ordinal) ? 2 : 1);
        if (!char.IsAsciiLetter(text[start]) && text[start] is not ('_' or '#' or '@' or '$' or '%'))
            return 0;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
            at++;
        return at - start;
    }

    private static Token Next(string text, int at)
    {
        if (char.IsAsciiDigit(text[at]))
            return new(TokenKind.Number, text.Substring(at, NumberLength(text, at)), at);
        if (text[at] is '\'' or '"' && QuotedLength(text, at) is > 0 and var quoted)
            return new(TokenKind.Text, text.Substring(at, quoted), at);
        if (text[at] == '`' && InterpolatedText.LengthWithTicks(text, at) is > 0 and var interpolated)
            return new(TokenKind.Interpolation, text.Substring(at, interpolated), at);
        var symbol = Array.Find(Symbols, candidate => text.AsSpan(at).StartsWith(candidate, StringComparison.Ordinal));
        var identifier = IdentifierLength(text, at);
        if (identifier > (symbol?.Length ?? 0))
            return new(TokenKind.Identifier, text.Substring(at, identifier), at);
        return symbol is null
            ? throw new ExpressionException($"'{text[at]}' cannot stand here", at)
            : new(TokenKind.Symbol, symbol, at);
    }

    private static int NumberLength(string text, int start)
    {
        var at = start;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
        }

        return at - start;
    }
}
