using System.Globalization;
using Chatbot.Bot.Tests.Tools.Catalog;
using Chatbot.Bot.Tools.BuiltIn.Calculator;
using Chatbot.Bot.Tools.Catalog;
using CsCheck;

namespace Chatbot.Bot.Tests.Tools.BuiltIn;

public sealed class CalculatorToolTests : ToolConformanceTests
{
    private protected override IToolSource Source { get; } = new CalculatorTool();

    protected override IReadOnlyDictionary<string, string> Examples { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["calculate"] = """{"expression":"1 + 1"}""" };

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("2 ^ 3 ^ 2", "512")]
    [InlineData("-2 ^ 2", "-4")]
    [InlineData("2 ^ -1", "0.5")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("7 mod 3", "1")]
    [InlineData("5!", "120")]
    [InlineData("200 + 10%", "220")]
    [InlineData("200 - 10%", "180")]
    [InlineData("15% of 80", "12")]
    [InlineData("1234.5 * 19%", "234.555")]
    [InlineData("10% + 5%", "0.15")]
    [InlineData("3 km + 200 m", "3.2 km")]
    [InlineData("3 km + 200 m in mi", "1.98838781515947 mi")]
    [InlineData("5 ft 3 inch in cm", "160.02 cm")]
    [InlineData("20 °C in °F", "68 °F")]
    [InlineData("90 min in h", "1.5 h")]
    [InlineData("100 km/h to mph", "62.1371192237334 mph")]
    [InlineData("10 km / 2 km", "5")]
    [InlineData("1 GiB to MB", "1073.741824 MB")]
    [InlineData("2 m2 to ft2", "21.5278208334194 ft²")]
    [InlineData("round(2.345, 2)", "2.35")]
    [InlineData("sqrt(16) + abs(-3) + max(1, 5, 2)", "12")]
    [InlineData("ln(e)", "1")]
    [InlineData("1e3 + 1", "1001")]
    [InlineData("1_000 * 2", "2000")]
    public void Expression_Known_HasItsResult(string expression, string expected) =>
        Assert.Equal(expected, Calculation.Evaluate(expression).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("1 / 0")]
    [InlineData("sqrt(-1)")]
    [InlineData("3 km + 2 kg")]
    [InlineData("3 km in kg")]
    [InlineData("171!")]
    [InlineData("10 ^ 400")]
    [InlineData("1.2.3")]
    [InlineData("rm -rf")]
    [InlineData("sqrt()")]
    [InlineData("min(1,)")]
    [InlineData("10 % 3")]
    public void Expression_Wrong_SaysWhy(string expression)
    {
        var exception = Assert.Throws<CalculationException>(() => Calculation.Evaluate(expression).ToString());
        Assert.NotEmpty(exception.Message);
    }

    [Fact]
    public void Expression_Random_AgreesWithAReference() =>
        Expression(4)
            .Sample(
                pair =>
                {
                    if (!double.IsFinite(pair.Value))
                    {
                        Assert.Throws<CalculationException>(() => Calculation.Evaluate(pair.Text).ToString());
                        return;
                    }

                    Assert.Equal(pair.Value, Calculation.Evaluate(pair.Text).Value, Math.Abs(pair.Value) * 1e-12 + 1e-12);
                },
                iter: 2000
            );

    [Fact]
    public void Text_Any_IsAResultOrAnException() =>
        Gen.OneOf(Gen.Char, Gen.Char["0123456789+-*/^()%!.,kmhsqrt "])
            .Array[0, 60]
            .Select(characters => new string(characters))
            .Sample(
                text =>
                {
                    try
                    {
                        Assert.NotEmpty(Calculation.Evaluate(text).ToString());
                    }
                    catch (CalculationException exception)
                    {
                        Assert.NotEmpty(exception.Message);
                    }
                },
                iter: 20_000
            );

    [Fact]
    public void Expression_NestedDeep_IsRefused() =>
        Assert.Throws<CalculationException>(() => Calculation.Evaluate(new string('(', 400) + "1" + new string(')', 400)));

    /// <summary>An expression as text, and its value computed by C# while it is made.</summary>
    private static Gen<(string Text, double Value)> Expression(int depth)
    {
        var number = Gen.Int[1, 1000].Select(value => (value.ToString(CultureInfo.InvariantCulture), (double)value));
        if (depth == 0)
        {
            return number;
        }

        var inner = Expression(depth - 1);
        return Gen.OneOf(
            number,
            Gen.Select(inner, inner, (left, right) => ($"({left.Text} + {right.Text})", left.Value + right.Value)),
            Gen.Select(inner, inner, (left, right) => ($"({left.Text} - {right.Text})", left.Value - right.Value)),
            Gen.Select(inner, inner, (left, right) => ($"{left.Text} * {right.Text}", left.Value * right.Value)).Select(Wrap),
            Gen.Select(inner, inner, (left, right) => ($"({left.Text}) / ({right.Text})", Divide(left.Value, right.Value)))
                .Select(Wrap),
            inner.Select(value => ($"abs({value.Text})", Math.Abs(value.Value))),
            inner.Select(value => ($"(-({value.Text}))", -value.Value))
        );
    }

    /// <summary>Not infinite by zero: dividing by that gave 0 again.</summary>
    private static double Divide(double value, double divisor) => divisor == 0 ? double.NaN : value / divisor;

    private static (string Text, double Value) Wrap((string Text, double Value) value) => ($"({value.Text})", value.Value);
}
