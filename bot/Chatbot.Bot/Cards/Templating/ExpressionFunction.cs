using System.Globalization;

namespace Chatbot.Bot.Cards.Templating;

/// <summary>A function of the expression language.</summary>
internal sealed record ExpressionFunction
{
    /// <summary>Its one name.</summary>
    public required string Name { get; init; }

    public required ValueTypes Returns { get; init; }

    /// <summary>Least number of operands.</summary>
    public int Least { get; init; }

    /// <summary>Greatest number of operands.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>Types of the operands by place; the last one holds for all further ones.</summary>
    public IReadOnlyList<ValueTypes> Takes { get; init; } = [ValueTypes.Any];

    /// <summary>Whether it compares, and so is false where it has no value.</summary>
    public bool IsComparison { get; init; }

    /// <summary>Whether the second operand is the name of a variable.</summary>
    public bool IsLambda { get; init; }

    /// <summary>Evaluates a call; the last parameter says whether what is missing stands for itself, as <c>${name}</c>.</summary>
    public required Func<ExpressionEvaluator, CallNode, bool, object?> Run { get; init; }

    /// <exception cref="ExpressionException">The number or the types of the operands do not fit.</exception>
    public void Check(CallNode call, int position)
    {
        var count = call.Operands.Count;
        if (count < Least || count > Most)
        {
            var wanted =
                Least == Most ? $"{Least}"
                : Most == int.MaxValue ? $"at least {Least}"
                : $"{Least} to {Most}";
            throw new ExpressionException(
                string.Create(CultureInfo.InvariantCulture, $"{Name} takes {wanted} operands, not {count}"),
                position
            );
        }

        for (var i = 0; i < count; i++)
        {
            var takes = Takes[Math.Min(i, Takes.Count - 1)];
            var type = call.Operands[i].Type;
            if (!takes.HasFlag(ValueTypes.Any) && !type.HasFlag(ValueTypes.Any) && (takes & type) == ValueTypes.None)
                throw new ExpressionException(
                    $"operand {i + 1} of {Name}, {call.Operands[i]}, is of another type than it takes",
                    position
                );
        }

        if (IsLambda && call.Operands[1] is not CallNode { Name: CallNode.Accessor, Operands.Count: 1 })
            throw new ExpressionException($"operand 2 of {Name} is the name of a variable", position);
    }
}
