using System.Globalization;
using Chatbot.Bot.Cards.Templating.Functions;

namespace Chatbot.Bot.Cards.Templating;

/// <summary>
/// Reads the language of Adaptive Expressions, as the npm package adaptive-expressions 4.23 does: among other things,
/// <c>==</c> binds closer than <c>&lt;</c>, and names are in any case.
/// </summary>
internal sealed class ExpressionParser
{
    private const int TernaryLevel = 1;
    private const int PowerLevel = 10;
    private const string Placed = "placed";
    private static readonly Dictionary<string, int> Levels = new(StringComparer.Ordinal)
    {
        ["?"] = TernaryLevel,
        ["??"] = 2,
        ["||"] = 3,
        ["&&"] = 4,
        ["<"] = 5,
        ["<="] = 5,
        [">"] = 5,
        [">="] = 5,
        ["&"] = 6,
        ["=="] = 7,
        ["!="] = 7,
        ["<>"] = 7,
        ["+"] = 8,
        ["-"] = 8,
        ["*"] = 9,
        ["/"] = 9,
        ["%"] = 9,
        ["^"] = PowerLevel,
    };

    private readonly List<Token> _tokens;
    private readonly int _offset;
    private int _at;
    private int _depth;

    private ExpressionParser(List<Token> tokens, int offset, int depth) => (_tokens, _offset, _depth) = (tokens, offset, depth);

    private Token Current => _tokens[_at];

    /// <param name="text">The expression without <c>${</c> and <c>}</c>.</param>
    /// <param name="offset">Characters before it in the whole text, for positions of errors.</param>
    /// <param name="depth">Expressions around it.</param>
    /// <exception cref="ExpressionException">It cannot be read.</exception>
    public static ExpressionNode Parse(string text, int offset = 0, int depth = 0)
    {
        var blank = text.Length - text.TrimStart().Length;
        var trimmed = text.Trim();
        if (trimmed.StartsWith('='))
            (trimmed, blank) = (trimmed[1..], blank + 1);
        if (trimmed.Length == 0)
            return new ConstantNode("");
        try
        {
            var parser = new ExpressionParser(ExpressionLexer.Read(trimmed), offset + blank, depth);
            var node = parser.ReadExpression(0);
            return parser.Current.Kind == TokenKind.End ? node : throw parser.Unexpected();
        }
        catch (ExpressionException exception) when (exception.Position >= 0 && exception.Data[Placed] is null)
        {
            var placed = new ExpressionException(exception.Message, exception.Position + offset + blank);
            placed.Data[Placed] = true;
            throw placed;
        }
    }

    private ExpressionNode ReadExpression(int level)
    {
        Enter();
        var left = ReadUnary();
        while (Current.Kind == TokenKind.Symbol && Levels.TryGetValue(Current.Text, out var binding) && binding > level)
        {
            var symbol = Take();
            if (binding == TernaryLevel)
            {
                var then = ReadExpression(0);
                Expect(":");
                left = Call("if", [left, then, ReadExpression(binding)], symbol.Position);
            }
            else
            {
                var right = ReadExpression(binding == PowerLevel ? binding - 1 : binding);
                left = Call(symbol.Text, [left, right], symbol.Position);
            }

            // A chain of operators is as deep as it is long, and is evaluated from its depth.
            if (left.Depth > ExpressionLimits.MaxDepth)
                throw TooDeep(symbol.Position);
        }

        _depth--;
        return left;
    }

    private ExpressionNode ReadUnary()
    {
        if (!Current.Is("!") && !Current.Is("-") && !Current.Is("+"))
            return ReadPrimary();
        Enter();
        var symbol = Take();
        var operand = ReadUnary();
        _depth--;
        return symbol.Text == "!"
            ? Call("!", [operand], symbol.Position)
            : Call(symbol.Text, [new ConstantNode(0.0), operand], symbol.Position);
    }

    private ExpressionNode ReadPrimary()
    {
        var start = _at;
        var node = ReadAtom();
        while (true)
        {
            if (node.Depth > ExpressionLimits.MaxDepth)
                throw TooDeep(Current.Position);
            var position = Current.Position;
            if (Current.Is("."))
            {
                _at++;
                if (Current.Kind != TokenKind.Identifier)
                    throw Unexpected();
                node = Call(CallNode.Accessor, [new ConstantNode(Take().Text), node], position);
            }
            else if (Current.Is("["))
            {
                _at++;
                var index = ReadExpression(0);
                Expect("]");
                node = Call(CallNode.Element, [node, index], position);
            }
            else if (Current.Is("(") || (Current.Is("!") && _tokens[_at + 1].Is("(")))
            {
                if (Current.Is("!"))
                    _at++;
                var name = string.Concat(_tokens.Take(_at).Skip(start).Select(token => token.Text));
                _at++;
                node = Call(name, ReadList(")"), position);
            }
            else
            {
                return node;
            }
        }
    }

    private ExpressionNode ReadAtom()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new ConstantNode(double.Parse(token.Text, CultureInfo.InvariantCulture));
            case TokenKind.Text:
                return new ConstantNode(Unquote(token.Text));
            case TokenKind.Interpolation:
                Enter();
                var parts = InterpolatedText.Parse(token.Text[1..^1], _depth--);
                return Call(CallNode.Concat, [new ConstantNode(""), .. parts], token.Position);
            case TokenKind.Identifier:
                return token.Text switch
                {
                    "true" => new ConstantNode(true),
                    "false" => new ConstantNode(false),
                    "null" => new ConstantNode(null),
                    "undefined" => new ConstantNode(Undefined.Value),
                    _ => Call(CallNode.Accessor, [new ConstantNode(token.Text)], token.Position),
                };
            case TokenKind.Symbol when token.Text == "(":
                var inner = ReadExpression(0);
                Expect(")");
                return inner;
            case TokenKind.Symbol when token.Text == "[":
                return Call("createArray", ReadList("]"), token.Position);
            case TokenKind.Symbol when token.Text == "{":
                return ReadObject(token.Position);
            default:
                throw Unexpected(token);
        }
    }

    private List<ExpressionNode> ReadList(string end)
    {
        var items = new List<ExpressionNode>();
        while (!Current.Is(end))
        {
            if (items.Count > 0)
                Expect(",");
            if (Current.Kind == TokenKind.Identifier && _tokens[_at + 1].Is("=>"))
            {
                items.Add(Call(CallNode.Accessor, [new ConstantNode(Take().Text)], Current.Position));
                _at++;
            }

            items.Add(ReadExpression(0));
        }

        _at++;
        return items;
    }

    private ExpressionNode ReadObject(int position)
    {
        ExpressionNode node = Call("json", [new ConstantNode("{}")], position);
        var isFirst = true;
        while (!Current.Is("}"))
        {
            if (!isFirst)
                Expect(",");
            isFirst = false;
            if (Current.Kind is not (TokenKind.Identifier or TokenKind.Text))
                throw Unexpected();
            var key = Take();
            Expect(":");
            var name = key.Kind == TokenKind.Text ? key.Text[1..^1] : key.Text;
            node = Call("setProperty", [node, new ConstantNode(name), ReadExpression(0)], key.Position);
            if (node.Depth > ExpressionLimits.MaxDepth)
                throw TooDeep(key.Position);
        }

        _at++;
        return node;
    }

    private static CallNode Call(string name, IReadOnlyList<ExpressionNode> operands, int position)
    {
        var function = ExpressionFunctions.Find(name);
        var call = new CallNode(function?.Name ?? name, function, operands);
        function?.Check(call, position);
        return call;
    }

    private static string Unquote(string quoted)
    {
        var inner = quoted[1..^1].Replace($"\\{quoted[0]}", quoted[..1], StringComparison.Ordinal);
        var result = new System.Text.StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            var letter = inner[i] == '\\' && i + 1 < inner.Length ? inner[i + 1] : '\0';
            var escaped = letter switch
            {
                'r' => '\r',
                'n' => '\n',
                't' => '\t',
                '\\' => '\\',
                _ => '\0',
            };
            result.Append(escaped == '\0' ? inner[i] : escaped);
            if (escaped != '\0')
                i++;
            else if (letter is not ('\0' or '\r' or '\n'))
                result.Append(inner[++i]);
        }

        return result.ToString();
    }

    private Token Take() => _tokens[Current.Kind == TokenKind.End ? _at : _at++];

    private void Expect(string symbol)
    {
        if (!Current.Is(symbol))
            throw new ExpressionException($"'{symbol}' is expected here", Current.Position);
        _at++;
    }

    private void Enter()
    {
        if (++_depth > ExpressionLimits.MaxDepth)
            throw TooDeep(Current.Position);
    }

    private ExpressionException Unexpected() => Unexpected(Current);

    private static ExpressionException Unexpected(Token token) =>
        new(token.Kind == TokenKind.End ? "the expression ends too early" : $"'{token.Text}' cannot stand here", token.Position);

    private static ExpressionException TooDeep(int position) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"an expression has at most {ExpressionLimits.MaxDepth} levels"),
            position
        );
}
