using static Chatbot.Bot.Cards.Templating.Functions.FunctionBuilder;

namespace Chatbot.Bot.Cards.Templating.Functions;

/// <summary>Arithmetic. Whole numbers are divided to whole numbers.</summary>
internal static class MathFunctions
{
    private const int MostDigits = 15;
    private const int LongestRange = 10_000;
    private static readonly ValueTypes[] Any = [ValueTypes.Any];
    private static readonly ValueTypes[] Numeric = [ValueTypes.Number];

    public static ExpressionFunction[] All { get; } =
    [
        Define(
            "+",
            ValueTypes.Text | ValueTypes.Number,
            2,
            int.MaxValue,
            [ValueTypes.Text | ValueTypes.Number],
            (operands, evaluator) => Fold(operands, NumberOrText, (left, right) => Add(left, right, evaluator))
        ),
        Sequence("-", (left, right) => left - right),
        Sequence("*", (left, right) => left * right),
        Sequence("/", Divide),
        Define(
            "^",
            ValueTypes.Number,
            2,
            int.MaxValue,
            Numeric,
            operands => Fold(operands, value => NumberOrNumbers(value), (left, right) => Math.Pow((double)left!, (double)right!))
        ),
        Define(
            "%",
            ValueTypes.Number,
            2,
            2,
            Numeric,
            operands =>
                Integer(operands[1]) != 0
                    ? Integer(operands[0]) % Integer(operands[1])
                    : throw new ExpressionException("cannot divide by 0")
        ),
        Define(
            "min",
            ValueTypes.Number,
            1,
            int.MaxValue,
            Any,
            operands => Flat(operands).Aggregate(double.PositiveInfinity, Math.Min)
        ),
        Define(
            "max",
            ValueTypes.Number,
            1,
            int.MaxValue,
            Any,
            operands => Flat(operands).Aggregate(double.NegativeInfinity, Math.Max)
        ),
        Define("sum", ValueTypes.Number, 1, 1, [ValueTypes.List], operands => Total(operands[0])),
        Define("average", ValueTypes.Number, 1, 1, Any, operands => Total(operands[0]) / List(operands[0]).Count),
        Define("round", ValueTypes.Number, 1, 2, Numeric, Round),
        Unary("floor", Math.Floor),
        Unary("ceiling", Math.Ceiling),
        Unary("abs", Math.Abs),
        Unary(
            "sqrt",
            number => number >= 0 ? Math.Sqrt(number) : throw new ExpressionException("a negative number has no square root")
        ),
        Define("range", ValueTypes.List, 2, 2, Numeric, Count),
    ];

    private static ExpressionFunction Unary(string name, Func<double, double> apply) =>
        Define(name, ValueTypes.Number, 1, 1, Numeric, operands => apply(Number(operands[0])));

    private static ExpressionFunction Sequence(string name, Func<double, double, double> apply) =>
        Define(
            name,
            ValueTypes.Number,
            2,
            int.MaxValue,
            Numeric,
            operands => Fold(operands, value => Number(value), (left, right) => apply((double)left!, (double)right!))
        );

    /// <summary>All operands are looked at before the first two are joined.</summary>
    private static object? Fold(object?[] operands, Func<object?, object?> check, Func<object?, object?, object?> join) =>
        operands.Select(check).ToList().Aggregate(join);

    /// <summary>A list of one number counts as that number, an empty one as 0, another as none.</summary>
    private static object? NumberOrNumbers(object? value) =>
        value is not List<object?> ? Number(value)
        : Numbers(value) is { Count: <= 1 } list
            ? list.Count == 0 ? 0.0
                : list[0]
        : double.NaN;

    private static object? NumberOrText(object? value) =>
        value is string or Undefined || value is double number && !double.IsNaN(number)
            ? value
            : throw new ExpressionException($"{ScriptValue.ToText(value)} is neither a number nor a text");

    private static object? Add(object? left, object? right, ExpressionEvaluator evaluator)
    {
        if (left is double one && right is double other)
            return one + other;
        if (left is Undefined && right is double || right is Undefined && left is double)
            throw new ExpressionException("a number and nothing cannot be added");
        var (first, second) = (ScriptValue.ToPlainText(left), ScriptValue.ToPlainText(right));
        evaluator.Budget.SpendText(first.Length + second.Length);
        return first + second;
    }

    private static double Divide(double left, double right)
    {
        if (right == 0)
            throw new ExpressionException("cannot divide by 0");
        var result = left / right;
        return ScriptValue.IsInteger(left) && ScriptValue.IsInteger(right) ? Math.Floor(result) : result;
    }

    private static object? Round(object?[] operands)
    {
        var number = Number(operands[0]);
        var digits = operands.Length == 2 ? Integer(operands[1]) : 0;
        return digits is >= 0 and <= MostDigits
            ? ScriptNumber.Round(number, digits)
            : throw new ExpressionException("the places after the point are 0 to 15");
    }

    private static IEnumerable<double> Flat(object?[] operands) =>
        operands.SelectMany(operand => operand is List<object?> list ? list.Select(Number) : [Number(operand)]).ToList();

    private static double Total(object? value)
    {
        var numbers = Numbers(value);
        return numbers.Count > 0
            ? numbers.Sum(number => (double)number!)
            : throw new ExpressionException("an empty list has no sum");
    }

    private static object? Count(object?[] operands)
    {
        var (start, count) = (Integer(operands[0]), Integer(operands[1]));
        return count is > 0 and <= LongestRange
            ? Enumerable.Range(0, (int)count).Select(step => (object?)(start + step)).ToList()
            : throw new ExpressionException($"a range has 1 to {LongestRange} numbers");
    }
}
