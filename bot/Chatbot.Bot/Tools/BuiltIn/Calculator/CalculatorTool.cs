using System.ComponentModel;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tools.BuiltIn.Calculator;

/// <summary><c>calculate</c>: arithmetic with functions, percentages and units.</summary>
internal sealed class CalculatorTool : IToolSource
{
    private readonly IReadOnlyList<Tool> _tools =
    [
        new(
            ToolFunction.Create("calculate", Calculate),
            new()
            {
                Access = ToolAccess.Everyone,
                ActsFor = ToolIdentity.Nobody,
                Risk = ToolRisk.Read,
                Approval = ApprovalRule.Never,
                Limits = new(TimeSpan.FromSeconds(2), MaxResultCharacters: 500, CallsPerMinute: 120),
            }
        ),
    ];

    public ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) => new(_tools);

    [Description(
        "Calculates one expression exactly as written. Knows + - * / ^ mod, ( ), n!, percentages (200 + 10%, 15% of 80), units "
            + "(3 km + 200 m in mi, 20 °C in °F, 90 min in h), pi, e, and the functions sqrt, cbrt, abs, round(x, digits), floor, "
            + "ceil, trunc, min, max, sum, avg, sin, cos, tan, asin, acos, atan (radians), exp, ln, log (base 10), log2."
    )]
    private static ToolResult Calculate(
        [Description("The expression, for example 1234.5 * 19% or 5 ft 3 in cm")] string expression
    )
    {
        try
        {
            return new(Calculation.Evaluate(expression).ToString());
        }
        catch (CalculationException exception)
        {
            return ToolResult.Failed(exception.Message);
        }
    }
}
