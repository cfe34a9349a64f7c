using static Chatbot.Bot.Cards.Templating.Functions.FunctionBuilder;

namespace Chatbot.Bot.Cards.Templating.Functions;

/// <summary>Lists. None is changed: each function makes a new one.</summary>
internal static class ListFunctions
{
    private const int MostLevels = 100;
    private static readonly ValueTypes[] Any = [ValueTypes.Any];
    private static readonly ValueTypes[] Lists = [ValueTypes.List];

    public static ExpressionFunction[] All { get; } =
    [
        Define("createArray", ValueTypes.List, 0, int.MaxValue, Any, operands => operands.ToList()),
        Define("count", ValueTypes.Number, 1, 1, [ValueTypes.Text | ValueTypes.List], operands => Count(operands[0])),
        new()
        {
            Name = "contains",
            Returns = ValueTypes.Boolean,
            Least = 2,
            Most = 2,
            Run = (evaluator, call, substitutes) =>
                evaluator.TryEvaluate(call.Operands[0], substitutes, out var value)
                && evaluator.TryEvaluate(call.Operands[1], substitutes, out var part)
                && Contains(value, part),
        },
        Define("join", ValueTypes.Text, 2, 3, [ValueTypes.List, ValueTypes.Text], Join),
        Define("first", ValueTypes.Any, 1, 1, Any, operands => At(operands[0], isLast: false)),
        Define("last", ValueTypes.Any, 1, 1, Any, operands => At(operands[0], isLast: true)),
        Define(
            "skip",
            ValueTypes.List,
            2,
            2,
            [ValueTypes.List, ValueTypes.Number],
            operands => List(operands[0]).Skip((int)Math.Clamp(Integer(operands[1]), 0, int.MaxValue)).ToList()
        ),
        Define(
            "take",
            ValueTypes.List | ValueTypes.Text,
            2,
            2,
            [ValueTypes.List | ValueTypes.Text, ValueTypes.Number],
            operands => Take(operands[0], operands[1])
        ),
        Define("subArray", ValueTypes.List, 2, 3, [ValueTypes.List, ValueTypes.Number], SubArray),
        Define("union", ValueTypes.List, 1, int.MaxValue, Lists, operands => Distinct(operands.SelectMany(List))),
        Define(
            "intersection",
            ValueTypes.List,
            1,
            int.MaxValue,
            Lists,
            operands =>
                Distinct(
                    operands.Select(List).ToList() is var lists
                        ? lists[0].Where(item => lists.TrueForAll(list => list.Contains(item, SameValue.Instance)))
                        : []
                )
        ),
        Define("unique", ValueTypes.List, 1, 1, Lists, operands => Distinct(List(operands[0]))),
        Define(
            "reverse",
            ValueTypes.Text | ValueTypes.List,
            1,
            1,
            [ValueTypes.Text | ValueTypes.List],
            operands => Reverse(operands[0])
        ),
        Define("flatten", ValueTypes.List, 1, 2, [ValueTypes.List, ValueTypes.Number], Flatten),
        Define("sortBy", ValueTypes.List, 1, 2, [ValueTypes.List, ValueTypes.Text], operands => Sort(operands)),
        Define(
            "sortByDescending",
            ValueTypes.List,
            1,
            2,
            [ValueTypes.List, ValueTypes.Text],
            operands => Sort(operands).AsEnumerable().Reverse().ToList()
        ),
    ];

    private static object? Count(object? value) =>
        value switch
        {
            string text => (double)text.Length,
            List<object?> list => (double)list.Count,
            Dictionary<string, object?> members => (double)members.Count,
            _ => throw new ExpressionException("only texts, lists and objects can be counted"),
        };

    private static bool Contains(object? value, object? part) =>
        (value, part) switch
        {
            (string text, string word) => text.Contains(word, StringComparison.Ordinal),
            (List<object?> list, _) => list.Exists(item => ScriptValue.AreEqual(item, part)),
            (_, string name) => ScriptValue.Member(value, name) is not Undefined,
            _ => false,
        };

    private static object? Join(object?[] operands, ExpressionEvaluator evaluator)
    {
        var texts = List(operands[0]).Select(item => ScriptValue.IsNothing(item) ? "" : ScriptValue.ToText(item)).ToList();
        var separator = operands[1] is Undefined ? "," : ScriptValue.ToText(operands[1]);
        var final = operands.Length == 3 ? ScriptValue.ToText(operands[2]) : separator;
        evaluator.Budget.SpendText(texts.Sum(text => (long)text.Length) + (long)texts.Count * (separator.Length + final.Length));
        return texts.Count < 3 || operands.Length == 2
            ? string.Join(final, texts)
            : $"{string.Join(separator, texts.Take(texts.Count - 1))}{final}{texts[^1]}";
    }

    private static object? At(object? value, bool isLast) =>
        value switch
        {
            string { Length: > 0 } text => text[isLast ? ^1 : 0].ToString(),
            List<object?> { Count: > 0 } list => list[isLast ? ^1 : 0],
            _ => Undefined.Value,
        };

    private static object? Take(object? value, object? number)
    {
        if (value is not (string or List<object?>))
            throw new ExpressionException($"{ScriptValue.ToText(value)} is neither a list nor a text");
        var count = (int)Math.Clamp(Integer(number), 0, int.MaxValue);
        return value is string text ? text[..Math.Min(count, text.Length)] : List(value).Take(count).ToList();
    }

    private static object? SubArray(object?[] operands)
    {
        var list = List(operands[0]);
        var start = Integer(operands[1]);
        var end = operands.Length == 3 ? Integer(operands[2]) : list.Count;
        return start >= 0 && start <= list.Count && end >= 0 && end <= list.Count
            ? list.Skip((int)start).Take((int)Math.Max(0, end - start)).ToList()
            : throw new ExpressionException("the part lies outside of the list");
    }

    private static List<object?> Distinct(IEnumerable<object?> items) => [.. items.Distinct(SameValue.Instance)];

    private static object? Reverse(object? value) =>
        value switch
        {
            string text => new string([.. text.Reverse()]),
            List<object?> list => list.AsEnumerable().Reverse().ToList(),
            _ => throw new ExpressionException($"{ScriptValue.ToText(value)} is neither a text nor a list"),
        };

    private static object? Flatten(object?[] operands)
    {
        var list = List(operands[0]);
        var levels = operands.Length == 2 && operands[1] is double given ? Math.Clamp(given, 1, MostLevels) : MostLevels;
        for (var i = 0; i < levels && list.Exists(item => item is List<object?>); i++)
            list = [.. list.SelectMany(item => item as List<object?> ?? [item])];
        return list;
    }

    /// <summary>Without a name, as texts; by a name, as what they are.</summary>
    private static List<object?> Sort(object?[] operands)
    {
        var list = List(operands[0]);
        if (operands.Length == 1)
            return [.. list.OrderBy(item => item is Undefined).ThenBy(ScriptValue.ToText, StringComparer.Ordinal)];
        var name = operands[1] is string text ? text : "";
        return [.. list.Order(Comparer<object?>.Create((left, right) => Compare(Own(left, name), Own(right, name))))];
    }

    private static object? Own(object? value, string name) =>
        value is Dictionary<string, object?> members ? members.GetValueOrDefault(name, Undefined.Value)
        : ScriptValue.IsNothing(value) ? throw new ExpressionException("nothing has no members to sort by")
        : Undefined.Value;

    private static int Compare(object? left, object? right) =>
        (left, right) switch
        {
            (double one, double other) => one.CompareTo(other),
            (string one, string other) => string.CompareOrdinal(one, other),
            (bool one, bool other) => one.CompareTo(other),
            _ => 0,
        };
}
