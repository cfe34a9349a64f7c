using System.Text.RegularExpressions;
using static Chatbot.Bot.Cards.Templating.Functions.FunctionBuilder;

namespace Chatbot.Bot.Cards.Templating.Functions;

/// <summary>Texts.</summary>
internal static partial class TextFunctions
{
    private static readonly TimeSpan PatternLimit = TimeSpan.FromMilliseconds(100);
    private static readonly ValueTypes[] Any = [ValueTypes.Any];
    private static readonly ValueTypes[] Textual = [ValueTypes.Text];

    public static ExpressionFunction[] All { get; } =
    [
        Define(
            CallNode.Concat,
            ValueTypes.Text | ValueTypes.List,
            1,
            int.MaxValue,
            Any,
            (operands, evaluator) => operands.Aggregate((left, right) => Concat(left, right, evaluator))
        ),
        Define("length", ValueTypes.Number, 1, 1, Textual, operands => (double)Text(operands[0]).Length),
        Transform("toUpper", text => text.ToUpperInvariant().Replace("ß", "SS", StringComparison.Ordinal)),
        Transform("toLower", text => text.ToLowerInvariant()),
        Transform("sentenceCase", text => Capital(text)),
        Transform("titleCase", text => Word().Replace(text, word => Capital(word.Value))),
        Define("trim", ValueTypes.Text, 1, 1, Textual, operands => Text(operands[0]).Trim()),
        Define("substring", ValueTypes.Text, 2, 3, [ValueTypes.Text, ValueTypes.Number], Substring),
        Define(
            "replace",
            ValueTypes.Text,
            3,
            3,
            Textual,
            (operands, evaluator) => Replace(operands, evaluator, StringComparison.Ordinal)
        ),
        Define(
            "replaceIgnoreCase",
            ValueTypes.Text,
            3,
            3,
            Textual,
            (operands, evaluator) => Replace(operands, evaluator, StringComparison.OrdinalIgnoreCase)
        ),
        Define("split", ValueTypes.List, 1, 2, Textual, Split),
        Define(
            "startsWith",
            ValueTypes.Boolean,
            2,
            2,
            Textual,
            operands => Text(operands[0]).StartsWith(Text(operands[1]), StringComparison.Ordinal)
        ),
        Define(
            "endsWith",
            ValueTypes.Boolean,
            2,
            2,
            Textual,
            operands => Text(operands[0]).EndsWith(Text(operands[1]), StringComparison.Ordinal)
        ),
        Define(
            "indexOf",
            ValueTypes.Number,
            2,
            2,
            [ValueTypes.Text | ValueTypes.List, ValueTypes.Any],
            operands => IndexOf(operands, isLast: false)
        ),
        Define(
            "lastIndexOf",
            ValueTypes.Number,
            2,
            2,
            [ValueTypes.Text | ValueTypes.List, ValueTypes.Any],
            operands => IndexOf(operands, isLast: true)
        ),
        Define(
            "countWord",
            ValueTypes.Number,
            1,
            1,
            Textual,
            operands => (double)Blanks().Split(Text(operands[0]).Trim()).Length
        ),
        Define("addOrdinal", ValueTypes.Text, 1, 1, [ValueTypes.Number], operands => AddOrdinal(Integer(operands[0]))),
        Define("eol", ValueTypes.Text, 0, 0, Any, _ => "\n"),
        Define("newGuid", ValueTypes.Text, 0, 0, Any, _ => Guid.NewGuid().ToString()),
        Define("isMatch", ValueTypes.Boolean, 2, 2, Textual, operands => IsMatch(Text(operands[0]), Text(operands[1]))),
    ];

    private static ExpressionFunction Transform(string name, Func<string, string> apply) =>
        Define(name, ValueTypes.Text, 1, 2, Textual, operands => apply(Text(operands[0])));

    private static object? Concat(object? left, object? right, ExpressionEvaluator evaluator)
    {
        switch (left, right)
        {
            case (List<object?> one, List<object?> other):
                evaluator.Budget.Spend(one.Count + other.Count);
                return one.Concat(other).ToList();
            case (List<object?>, _) when ScriptValue.IsNothing(right):
                return left;
            case (_, List<object?>) when ScriptValue.IsNothing(left):
                return right;
            case var (one, other) when ScriptValue.IsNothing(one) && ScriptValue.IsNothing(other):
                return Undefined.Value;
            default:
                var (first, second) = (ScriptValue.ToPlainText(left), ScriptValue.ToPlainText(right));
                evaluator.Budget.SpendText(first.Length + second.Length);
                return first + second;
        }
    }

    private static string Capital(string text) =>
        text.Length == 0 ? text : string.Concat(text[..1].ToUpperInvariant(), text[1..].ToLowerInvariant());

    private static object? Substring(object?[] operands)
    {
        var text = Text(operands[0]);
        if (operands[0] is Undefined)
            return "";
        var start = Integer(operands[1]);
        var length = operands.Length == 3 ? Integer(operands[2]) : text.Length - start;
        return start >= 0 && length >= 0 && start + length <= text.Length
            ? text.Substring((int)start, (int)length)
            : throw new ExpressionException("the part lies outside of the text");
    }

    private static object? Replace(object?[] operands, ExpressionEvaluator evaluator, StringComparison comparison)
    {
        var (text, old, by) = (Text(operands[0]), Text(operands[1]), Text(operands[2]));
        if (old.Length == 0)
            throw new ExpressionException("nothing to replace is given");
        // Before it is made: a large replacement of a frequent letter would not fit in memory.
        var most = text.Length / old.Length;
        evaluator.Budget.SpendText(
            text.Length + Math.Min((long)most * by.Length, Occurrences(text, old, comparison) * by.Length)
        );
        return text.Replace(old, by, comparison);
    }

    private static long Occurrences(string text, string part, StringComparison comparison)
    {
        long count = 0;
        for (var at = text.IndexOf(part, comparison); at >= 0; at = text.IndexOf(part, at + part.Length, comparison))
            count++;
        return count;
    }

    private static object? Split(object?[] operands)
    {
        var text = Text(operands[0]);
        var by = operands.Length == 2 ? Text(operands[1]) : "";
        var parts = by.Length > 0 ? text.Split(by) : text.Select(letter => letter.ToString());
        return parts.Select(part => (object?)part).ToList();
    }

    private static object? IndexOf(object?[] operands, bool isLast)
    {
        if (operands[0] is List<object?> list)
        {
            // Objects are never the same as others, however alike.
            var isSame = (object? item) =>
                item is not (List<object?> or Dictionary<string, object?>) && Equals(item, operands[1]);
            return (double)(isLast ? list.FindLastIndex(item => isSame(item)) : list.FindIndex(item => isSame(item)));
        }

        var text = operands[0] is null ? "" : Text(operands[0]);
        var part = Text(operands[1]);
        return (double)(isLast ? LastIndexOf(text, part) : text.IndexOf(part, StringComparison.Ordinal));
    }

    private static int LastIndexOf(string text, string part) =>
        part.Length == 0 ? Math.Max(0, text.Length - 1) : text.LastIndexOf(part, StringComparison.Ordinal);

    private static string AddOrdinal(double number)
    {
        var ending = (number % 100, number % 10) switch
        {
            (>= 11 and <= 13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        return ScriptValue.ToText(number) + (number > 0 ? ending : "");
    }

    private static bool IsMatch(string text, string pattern)
    {
        try
        {
            // Patterns come with the template, so they take linear time or are refused.
            return Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking, PatternLimit);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            throw new ExpressionException($"the pattern '{pattern}' cannot be used");
        }
    }

    [GeneratedRegex(@"[A-Za-z0-9_]\S*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
