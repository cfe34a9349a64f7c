using System.Globalization;

namespace Chatbot.Bot.Tools.BuiltIn.Calculator;

/// <summary>A number, with a unit or without.</summary>
/// <param name="Value">In the base unit of its dimension.</param>
/// <param name="Unit">The unit it is shown in; null for a plain number.</param>
/// <param name="IsPercent">Whether it was written as a percentage; <paramref name="Value"/> is then the fraction.</param>
internal readonly record struct Quantity(double Value, Unit? Unit = null, bool IsPercent = false)
{
    private Dimension? Dimension => Unit?.Dimension;

    public static Quantity operator +(Quantity left, Quantity right) => Add(left, right, 1);

    public static Quantity operator -(Quantity left, Quantity right) => Add(left, right, -1);

    public static Quantity operator -(Quantity value) => value with { Value = -value.Value };

    public static Quantity operator *(Quantity left, Quantity right) =>
        left.Unit is null ? new(left.Value * right.Value, right.Unit)
        : right.Unit is null ? new(left.Value * right.Value, left.Unit)
        : throw new CalculationException($"{left.Unit.Name} cannot be multiplied by {right.Unit.Name}.");

    public static Quantity operator /(Quantity left, Quantity right) =>
        right.Value == 0 ? throw new CalculationException("Division by zero.")
        : right.Unit is null ? new(left.Value / right.Value, left.Unit)
        : left.Dimension == right.Dimension ? new(left.Value / right.Value)
        : throw new CalculationException($"{left.Unit?.Name ?? "A number"} cannot be divided by {right.Unit.Name}.");

    public Quantity In(Unit unit) =>
        Unit is null ? new(unit.ToBase(Value), unit)
        : Dimension == unit.Dimension ? this with { Unit = unit }
        : throw new CalculationException($"{Unit.Name} cannot be shown in {unit.Name}.");

    /// <summary>The plain number, for functions.</summary>
    public double Number() =>
        Unit is null ? Value : throw new CalculationException($"A number without a unit is needed here, not {Unit.Name}.");

    public override string ToString()
    {
        var shown = Unit?.FromBase(Value) ?? Value;
        if (!double.IsFinite(shown))
        {
            throw new CalculationException("The result is not a finite number.");
        }

        var number = (shown == 0 ? 0 : shown).ToString("G15", CultureInfo.InvariantCulture);
        return Unit is null ? number : $"{number} {Unit.Name}";
    }

    private static Quantity Add(Quantity left, Quantity right, int sign) =>
        right.IsPercent && !left.IsPercent ? left with { Value = left.Value * (1 + (sign * right.Value)) }
        : left.Dimension == right.Dimension ? new(left.Value + (sign * right.Value), left.Unit, left.IsPercent)
        : throw new CalculationException(
            $"{left.Unit?.Name ?? "A plain number"} and {right.Unit?.Name ?? "a plain number"} cannot be added or subtracted."
        );
}
