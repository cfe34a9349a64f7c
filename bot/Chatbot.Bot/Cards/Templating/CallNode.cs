namespace Chatbot.Bot.Cards.Templating;

/// <summary>A function or operator with its operands.</summary>
/// <param name="Name">Its one name, whichever alias was written.</param>
/// <param name="Function">What it does; null where there is no such function, which is found out when it runs.</param>
/// <param name="Operands">In order.</param>
internal sealed record CallNode(string Name, ExpressionFunction? Function, IReadOnlyList<ExpressionNode> Operands)
    : ExpressionNode
{
    public const string Accessor = "Accessor";
    public const string Element = "Element";
    public const string Concat = "concat";

    public override ValueTypes Type => Function?.Returns ?? ValueTypes.Text;

    public override int Depth { get; } = 1 + Operands.Select(operand => operand.Depth).DefaultIfEmpty().Max();

    public override string ToString()
    {
        if (Name == Accessor && Operands[0] is ConstantNode { Value: string property })
            return Operands.Count == 1 ? property : $"{Operands[1]}.{property}";
        if (Name == Element)
            return $"{Operands[0]}[{Operands[1]}]";
        var isInfix = !char.IsAsciiLetter(Name[0]) && Operands.Count >= 2;
        return isInfix ? $"({string.Join($" {Name} ", Operands)})" : $"{Name}({string.Join(", ", Operands)})";
    }
}
