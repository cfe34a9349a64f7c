namespace Chatbot.Bot.Cards.Templating.Functions;

/// <summary>Names and indexes; the evaluator itself knows what they stand for.</summary>
internal static class AccessFunctions
{
    public static ExpressionFunction[] All { get; } = [Of(CallNode.Accessor, 1), Of(CallNode.Element, 2)];

    private static ExpressionFunction Of(string name, int least) =>
        new()
        {
            Name = name,
            Returns = ValueTypes.Any,
            Least = least,
            Most = 2,
            Takes = name == CallNode.Accessor ? [ValueTypes.Text, ValueTypes.Any] : [ValueTypes.Any],
            Run = (evaluator, call, substitutes) => evaluator.Evaluate(call, substitutes),
        };
}
