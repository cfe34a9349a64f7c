namespace Chatbot.Bot.Cards.Templating.Functions;

/// <summary>Functions that evaluate an expression for each item of a list, or for each member of an object as <c>key</c> and <c>value</c>.</summary>
internal static class LambdaFunctions
{
    public static ExpressionFunction[] All { get; } =
    [
        Of("foreach", ValueTypes.List, Select),
        Of("select", ValueTypes.List, Select),
        Of("where", ValueTypes.List, Where),
        Of(
            "any",
            ValueTypes.Boolean,
            (evaluator, call, substitutes) =>
                Items(evaluator.Evaluate(call.Operands[0], substitutes)).Exists(item => Holds(evaluator, call, substitutes, item))
        ),
        Of(
            "all",
            ValueTypes.Boolean,
            (evaluator, call, substitutes) =>
                Items(evaluator.Evaluate(call.Operands[0], substitutes))
                    .TrueForAll(item => Holds(evaluator, call, substitutes, item))
        ),
    ];

    private static ExpressionFunction Of(
        string name,
        ValueTypes returns,
        Func<ExpressionEvaluator, CallNode, bool, object?> run
    ) =>
        new()
        {
            Name = name,
            Returns = returns,
            Least = 3,
            Most = 3,
            IsLambda = true,
            Run = run,
        };

    private static object? Select(ExpressionEvaluator evaluator, CallNode call, bool substitutes) =>
        Items(evaluator.Evaluate(call.Operands[0], substitutes), isSelect: true)
            .Select(item => Inner(evaluator, call, item).Evaluate(call.Operands[2], substitutes))
            .ToList();

    private static object? Where(ExpressionEvaluator evaluator, CallNode call, bool substitutes)
    {
        var collection = evaluator.Evaluate(call.Operands[0], substitutes);
        var kept = Items(collection).Where(item => Holds(evaluator, call, substitutes, item)).ToList();
        return collection is List<object?>
            ? kept
            : kept.Cast<Dictionary<string, object?>>()
                .ToDictionary(pair => (string)pair["key"]!, pair => pair["value"], StringComparer.Ordinal);
    }

    private static bool Holds(ExpressionEvaluator evaluator, CallNode call, bool substitutes, object? item) =>
        Inner(evaluator, call, item).TryEvaluate(call.Operands[2], substitutes, out var value) && ScriptValue.IsTrue(value);

    private static ExpressionEvaluator Inner(ExpressionEvaluator evaluator, CallNode call, object? item)
    {
        var variable = (string)((ConstantNode)((CallNode)call.Operands[1]).Operands[0]).Value!;
        return evaluator with { Scope = evaluator.Scope.With(variable, item) };
    }

    private static List<object?> Items(object? collection, bool isSelect = false) =>
        collection switch
        {
            List<object?> list => list,
            Dictionary<string, object?> members =>
            [
                .. members.Select(member => new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["key"] = member.Key,
                    ["value"] = member.Value,
                }),
            ],
            null when !isSelect => throw new ExpressionException("null is neither a list nor an object", isFatal: true),
            _ => throw new ExpressionException($"{ScriptValue.ToText(collection)} is neither a list nor an object"),
        };
}
