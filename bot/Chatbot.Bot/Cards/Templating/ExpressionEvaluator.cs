using System.Globalization;

namespace Chatbot.Bot.Cards.Templating;

/// <summary>Evaluates expressions at one place of a template.</summary>
internal sealed record ExpressionEvaluator(ExpressionScope Scope, WorkBudget Budget, TimeProvider Time)
{
    /// <param name="node">What is evaluated.</param>
    /// <param name="substitutes">Whether what is missing stands for itself, as <c>${name}</c>; otherwise it is <see cref="Undefined"/>.</param>
    /// <exception cref="ExpressionException">It has no value.</exception>
    public object? Evaluate(ExpressionNode node, bool substitutes)
    {
        Budget.Spend(1);
        if (node is not CallNode call)
            return ((ConstantNode)node).Value;
        var value = call.Name switch
        {
            CallNode.Accessor => Access(call, substitutes),
            CallNode.Element => Pick(call, substitutes),
            _ when call.Function is null => throw new ExpressionException($"there is no function {call.Name}", isFatal: true),
            _ => call.Function.Run(this, call, substitutes),
        };
        if (value is string text)
            Budget.SpendText(text.Length);
        return value;
    }

    /// <summary>False where it has no value and the rest can go on.</summary>
    public bool TryEvaluate(ExpressionNode node, bool substitutes, out object? value)
    {
        try
        {
            value = Evaluate(node, substitutes);
            return true;
        }
        catch (ExpressionException exception) when (!exception.IsFatal)
        {
            value = null;
            return false;
        }
    }

    /// <summary>A chain of members and indexes is one path, so that what is missing is named as a whole.</summary>
    private object? Access(CallNode call, bool substitutes)
    {
        var path = "";
        ExpressionNode? left = call;
        while (left is CallNode { Name: CallNode.Accessor or CallNode.Element } step)
        {
            if (step.Name == CallNode.Accessor)
            {
                path = $"{((ConstantNode)step.Operands[0]).Value}.{path}";
                left = step.Operands.Count == 2 ? step.Operands[1] : null;
                continue;
            }

            var index = Evaluate(step.Operands[1], substitutes);
            path = index switch
            {
                _ when !double.IsNaN(ScriptNumber.ParseStart(ScriptValue.ToText(index), isInteger: true)) =>
                    $"[{ScriptValue.ToText(index)}].{path}",
                string name => $"['{name}'].{path}",
                _ => throw new ExpressionException($"{step.Operands[1]} is neither a whole number nor a text"),
            };
            left = step.Operands[0];
        }

        path = path.TrimEnd('.').Replace(".[", "[", StringComparison.Ordinal);
        var value = left is null ? Scope.Find(path) : ExpressionScope.FindIn(Evaluate(left, substitutes), path);
        return value is Undefined && substitutes ? $"${{{path}}}" : value;
    }

    private object? Pick(CallNode call, bool substitutes)
    {
        var value = Evaluate(call.Operands[0], substitutes);
        var index = Evaluate(call.Operands[1], substitutes: false);
        if (index is string name)
            return ScriptValue.Member(value, name);
        if (!ScriptValue.IsInteger(index))
            throw new ExpressionException($"{call.Operands[1]} is neither a whole number nor a text");
        if (ScriptValue.IsNothing(value))
            return Undefined.Value;
        var list = value as List<object?> ?? throw new ExpressionException($"{call.Operands[0]} is no list");
        return (double)index! is >= 0 and var at && at < list.Count
            ? list[(int)at]
            : throw new ExpressionException(
                string.Create(CultureInfo.InvariantCulture, $"{call.Operands[0]} has no item {index}")
            );
    }
}
