using static Chatbot.Bot.Cards.Templating.Functions.FunctionBuilder;

namespace Chatbot.Bot.Cards.Templating.Functions;

/// <summary>Conditions. What has no value is false in them, and what is missing never stands for itself.</summary>
internal static class LogicFunctions
{
    private static readonly ValueTypes[] Any = [ValueTypes.Any];

    public static ExpressionFunction[] All { get; } =
    [
        Special("&&", 1, int.MaxValue, And),
        Special("||", 1, int.MaxValue, Or),
        Special(
            "!",
            1,
            1,
            (evaluator, call, _) => !(evaluator.TryEvaluate(call.Operands[0], false, out var value) && ScriptValue.IsTrue(value))
        ),
        Special("if", 3, 3, If) with
        {
            Returns = ValueTypes.Any,
        },
        Comparison("==", 2, operands => ScriptValue.AreEqual(operands[0], operands[1])),
        Comparison("!=", 2, operands => !ScriptValue.AreEqual(operands[0], operands[1])),
        Order("<", order => order < 0),
        Order("<=", order => order <= 0),
        Order(">", order => order > 0),
        Order(">=", order => order >= 0),
        Comparison("exists", 1, operands => !ScriptValue.IsNothing(operands[0])),
        Comparison("empty", 1, operands => IsEmpty(operands[0])),
        Comparison("bool", 1, operands => ToBoolean(operands[0])),
        Define(
            "coalesce",
            ValueTypes.Any,
            1,
            int.MaxValue,
            Any,
            operands => Array.Find(operands, value => !ScriptValue.IsNothing(value)) ?? Undefined.Value
        ),
        Define("isInteger", ValueTypes.Boolean, 1, 1, Any, operands => ScriptValue.IsInteger(operands[0])),
        Define(
            "isFloat",
            ValueTypes.Boolean,
            1,
            1,
            Any,
            operands => operands[0] is double number && !double.IsNaN(number) && !ScriptValue.IsInteger(number)
        ),
        Define("isString", ValueTypes.Boolean, 1, 1, Any, operands => operands[0] is string),
        Define("isBoolean", ValueTypes.Boolean, 1, 1, Any, operands => operands[0] is bool),
        Define("isArray", ValueTypes.Boolean, 1, 1, Any, operands => operands[0] is List<object?>),
        Define(
            "isObject",
            ValueTypes.Boolean,
            1,
            1,
            Any,
            operands => operands[0] is null or List<object?> or Dictionary<string, object?>
        ),
    ];

    private static ExpressionFunction Special(
        string name,
        int least,
        int most,
        Func<ExpressionEvaluator, CallNode, bool, object?> run
    ) =>
        new()
        {
            Name = name,
            Returns = ValueTypes.Boolean,
            Least = least,
            Most = most,
            Run = run,
        };

    /// <param name="name">Its name.</param>
    /// <param name="count">Number of operands.</param>
    /// <param name="compare">Compares their values.</param>
    /// <param name="needsValues">Whether nothing as an operand makes it false, before the next operand is looked at.</param>
    private static ExpressionFunction Comparison(
        string name,
        int count,
        Func<object?[], bool> compare,
        bool needsValues = false
    ) =>
        Special(
            name,
            count,
            count,
            (evaluator, call, _) =>
            {
                var operands = new object?[count];
                for (var i = 0; i < count; i++)
                {
                    if (
                        !evaluator.TryEvaluate(call.Operands[i], false, out operands[i])
                        || needsValues && ScriptValue.IsNothing(operands[i])
                    )
                        return false;
                }

                return compare(operands);
            }
        ) with
        {
            IsComparison = true,
        };

    private static ExpressionFunction Order(string name, Func<int, bool> holds) =>
        Comparison(name, 2, operands => holds(Compare(operands)), needsValues: true);

    private static object? And(ExpressionEvaluator evaluator, CallNode call, bool substitutes) =>
        call.Operands.All(operand => evaluator.TryEvaluate(operand, false, out var value) && ScriptValue.IsTrue(value));

    /// <summary>Where none is true, the last one's own value, as the language has it.</summary>
    private static object? Or(ExpressionEvaluator evaluator, CallNode call, bool substitutes)
    {
        object? last = false;
        foreach (var operand in call.Operands)
        {
            last =
                evaluator.TryEvaluate(operand, false, out var value) ? value
                : operand is CallNode { Function.IsComparison: true } ? false
                : Undefined.Value;
            if (ScriptValue.IsTrue(last))
                return true;
        }

        return last;
    }

    private static object? If(ExpressionEvaluator evaluator, CallNode call, bool substitutes)
    {
        var isTrue = evaluator.TryEvaluate(call.Operands[0], false, out var value) && ScriptValue.IsTrue(value);
        return evaluator.Evaluate(call.Operands[isTrue ? 1 : 2], substitutes);
    }

    private static int Compare(object?[] operands) =>
        (operands[0], operands[1]) switch
        {
            (double left, double right) => left.CompareTo(right),
            (string left, string right) => string.CompareOrdinal(left, right),
            _ => throw new ExpressionException("only two numbers or two texts can be compared"),
        };

    private static bool IsEmpty(object? value) =>
        value switch
        {
            string text => text.Length == 0,
            List<object?> list => list.Count == 0,
            Dictionary<string, object?> members => members.Count == 0,
            _ => ScriptValue.IsNothing(value),
        };

    private static bool ToBoolean(object? value) =>
        value is double number && !double.IsNaN(number)
            ? number != 0
            : !ScriptValue.ToText(value).Contains("false", StringComparison.OrdinalIgnoreCase) && ScriptValue.IsTrue(value);
}
