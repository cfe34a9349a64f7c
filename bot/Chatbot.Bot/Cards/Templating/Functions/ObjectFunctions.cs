using System.Globalization;
using static Chatbot.Bot.Cards.Templating.Functions.FunctionBuilder;

namespace Chatbot.Bot.Cards.Templating.Functions;

/// <summary>Objects. None is changed: each function makes a new one.</summary>
internal static class ObjectFunctions
{
    private static readonly ValueTypes[] ObjectAndName = [ValueTypes.Any, ValueTypes.Text];
    private static readonly ValueTypes[] ObjectNameAndValue = [ValueTypes.Any, ValueTypes.Text, ValueTypes.Any];

    public static ExpressionFunction[] All { get; } =
    [
        Define("setProperty", ValueTypes.Any, 3, 3, ObjectNameAndValue, (operands, evaluator) => With(operands, evaluator)),
        Define(
            "addProperty",
            ValueTypes.Any,
            3,
            3,
            ObjectNameAndValue,
            (operands, evaluator) =>
                Members(operands[0]).ContainsKey(Name(operands))
                    ? throw new ExpressionException($"{Name(operands)} is there already")
                    : With(operands, evaluator)
        ),
        Define("removeProperty", ValueTypes.Any, 2, 2, ObjectAndName, Without),
        new()
        {
            Name = "getProperty",
            Returns = ValueTypes.Any,
            Least = 1,
            Most = 2,
            Takes = ObjectAndName,
            Run = GetProperty,
        },
        Define("merge", ValueTypes.Any, 1, int.MaxValue, [ValueTypes.Any], Merge),
        Define("indicesAndValues", ValueTypes.List, 1, 1, [ValueTypes.Any], operands => IndicesAndValues(operands[0])),
    ];

    private static Dictionary<string, object?> Members(object? value) =>
        value as Dictionary<string, object?> ?? throw new ExpressionException($"{ScriptValue.ToText(value)} is no object");

    private static string Name(object?[] operands) => ScriptValue.ToText(operands[1]);

    private static object? With(object?[] operands, ExpressionEvaluator evaluator)
    {
        var members = Members(operands[0]);
        evaluator.Budget.Spend(members.Count);
        return new Dictionary<string, object?>(members, StringComparer.Ordinal) { [Name(operands)] = operands[2] };
    }

    private static object? Without(object?[] operands, ExpressionEvaluator evaluator)
    {
        var members = Members(operands[0]);
        evaluator.Budget.Spend(members.Count);
        return members.Where(member => member.Key != Name(operands)).ToDictionary(StringComparer.Ordinal);
    }

    private static object? GetProperty(ExpressionEvaluator evaluator, CallNode call, bool substitutes)
    {
        var first = evaluator.Evaluate(call.Operands[0], substitutes);
        var path =
            call.Operands.Count == 1 ? StrictText(first) : ScriptValue.ToText(evaluator.Evaluate(call.Operands[1], substitutes));
        var value = call.Operands.Count == 1 ? evaluator.Scope.Find(path) : ExpressionScope.FindIn(first, path);
        return value is Undefined && substitutes ? $"${{{path}}}" : value;
    }

    private static object? Merge(object?[] operands, ExpressionEvaluator evaluator)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var item in operands.SelectMany(operand => operand is List<object?> list ? list : [operand]))
        {
            foreach (var member in Members(item))
                result[member.Key] = member.Value;
            evaluator.Budget.Spend(1 + Members(item).Count);
        }

        return result;
    }

    private static object? IndicesAndValues(object? value) =>
        value switch
        {
            List<object?> list => list.Select((item, index) => Pair((double)index, item)).ToList(),
            Dictionary<string, object?> members => members.Select(member => Pair(member.Key, member.Value)).ToList(),
            _ => throw new ExpressionException(
                string.Create(CultureInfo.InvariantCulture, $"{ScriptValue.ToText(value)} is neither a list nor an object")
            ),
        };

    private static object? Pair(object? index, object? value) =>
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["index"] = index, ["value"] = value };
}
