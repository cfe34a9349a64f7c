using System.Collections.Frozen;

namespace Chatbot.Bot.Tools.BuiltIn.Calculator;

/// <summary>The functions of the calculator, on plain numbers.</summary>
internal static class Functions
{
    private const int LargestFactorial = 170;

    private static readonly FrozenDictionary<string, (int Fewest, int Most, Func<double[], double> Apply)> All = new Dictionary<
        string,
        (int, int, Func<double[], double>)
    >(StringComparer.Ordinal)
    {
        ["sqrt"] = (1, 1, x => x[0] < 0 ? throw new CalculationException("The root of a negative number.") : Math.Sqrt(x[0])),
        ["cbrt"] = (1, 1, x => Math.Cbrt(x[0])),
        ["abs"] = (1, 1, x => Math.Abs(x[0])),
        ["round"] = (1, 2, Round),
        ["floor"] = (1, 1, x => Math.Floor(x[0])),
        ["ceil"] = (1, 1, x => Math.Ceiling(x[0])),
        ["trunc"] = (1, 1, x => Math.Truncate(x[0])),
        ["min"] = (1, int.MaxValue, x => x.Min()),
        ["max"] = (1, int.MaxValue, x => x.Max()),
        ["sum"] = (1, int.MaxValue, x => x.Sum()),
        ["avg"] = (1, int.MaxValue, x => x.Average()),
        ["sin"] = (1, 1, x => Math.Sin(x[0])),
        ["cos"] = (1, 1, x => Math.Cos(x[0])),
        ["tan"] = (1, 1, x => Math.Tan(x[0])),
        ["asin"] = (1, 1, x => Math.Asin(x[0])),
        ["acos"] = (1, 1, x => Math.Acos(x[0])),
        ["atan"] = (1, 1, x => Math.Atan(x[0])),
        ["exp"] = (1, 1, x => Math.Exp(x[0])),
        ["ln"] = (1, 1, x => Math.Log(Positive(x[0]))),
        ["log"] = (1, 1, x => Math.Log10(Positive(x[0]))),
        ["log2"] = (1, 1, x => Math.Log2(Positive(x[0]))),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Has(string name) => All.ContainsKey(name);

    public static double Call(string name, double[] arguments)
    {
        var (fewest, most, apply) = All[name];
        return arguments.Length >= fewest && arguments.Length <= most
            ? apply(arguments)
            : throw new CalculationException(
                $"{name} takes {(fewest == most ? $"{fewest}" : most == int.MaxValue ? "one or more" : $"{fewest} to {most}")} arguments."
            );
    }

    public static double Factorial(double number)
    {
        if (number < 0 || number > LargestFactorial || number != Math.Floor(number))
        {
            throw new CalculationException($"A factorial needs a whole number from 0 to {LargestFactorial}.");
        }

        var product = 1.0;
        for (var factor = 2; factor <= number; factor++)
        {
            product *= factor;
        }

        return product;
    }

    private static double Round(double[] x)
    {
        var digits = x.Length == 2 ? x[1] : 0;
        return digits is >= 0 and <= 15 && digits == Math.Floor(digits)
            ? Math.Round(x[0], (int)digits, MidpointRounding.AwayFromZero)
            : throw new CalculationException("round takes 0 to 15 digits.");
    }

    private static double Positive(double value) =>
        value > 0 ? value : throw new CalculationException("A logarithm needs a number above 0.");
}
