namespace Chatbot.Bot.Cards.Templating.Functions;

/// <summary>Builds functions that evaluate all their operands first.</summary>
internal static class FunctionBuilder
{
    /// <param name="name">Its name.</param>
    /// <param name="returns">What it returns.</param>
    /// <param name="least">Least number of operands.</param>
    /// <param name="most">Greatest number of operands.</param>
    /// <param name="takes">Types of the operands.</param>
    /// <param name="apply">Makes the value of the operands.</param>
    public static ExpressionFunction Define(
        string name,
        ValueTypes returns,
        int least,
        int most,
        ValueTypes[] takes,
        Func<object?[], ExpressionEvaluator, object?> apply
    ) =>
        new()
        {
            Name = name,
            Returns = returns,
            Least = least,
            Most = most,
            Takes = takes,
            Run = (evaluator, call, substitutes) =>
                apply([.. call.Operands.Select(operand => evaluator.Evaluate(operand, substitutes))], evaluator),
        };

    public static ExpressionFunction Define(
        string name,
        ValueTypes returns,
        int least,
        int most,
        ValueTypes[] takes,
        Func<object?[], object?> apply
    ) => Define(name, returns, least, most, takes, (operands, _) => apply(operands));

    public static double Number(object? value) =>
        value is double number && !double.IsNaN(number)
            ? number
            : throw new ExpressionException($"{ScriptValue.ToText(value)} is no number");

    public static double Integer(object? value) =>
        ScriptValue.IsInteger(value)
            ? (double)value!
            : throw new ExpressionException($"{ScriptValue.ToText(value)} is no whole number");

    /// <summary>A text; what is missing is empty, and null is no text.</summary>
    public static string Text(object? value) =>
        value switch
        {
            string text => text,
            Undefined => "",
            _ => throw new ExpressionException($"{ScriptValue.ToText(value)} is no text"),
        };

    public static string StrictText(object? value) =>
        value as string ?? throw new ExpressionException($"{ScriptValue.ToText(value)} is no text");

    public static List<object?> List(object? value) =>
        value as List<object?> ?? throw new ExpressionException($"{ScriptValue.ToText(value)} is no list");

    public static List<object?> Numbers(object? value)
    {
        var list = List(value);
        foreach (var item in list)
            Number(item);
        return list;
    }
}
