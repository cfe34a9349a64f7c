namespace Chatbot.Bot.Cards.Templating;

/// <summary>A value that is written in the expression.</summary>
internal sealed record ConstantNode(object? Value) : ExpressionNode
{
    public override ValueTypes Type =>
        Value switch
        {
            string => ValueTypes.Text,
            bool => ValueTypes.Boolean,
            double => ValueTypes.Number,
            _ => ValueTypes.Any,
        };

    public override int Depth => 1;

    public override string ToString() =>
        Value switch
        {
            string text =>
                $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'",
            Undefined => "undefined",
            null => "null",
            _ => ScriptValue.ToText(Value),
        };
}
