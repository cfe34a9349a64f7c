using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Chatbot.Bot.Tools.BuiltIn.Calculator;

/// <summary>A unit of measurement. Factors are exact by definition (SI brochure, 9th edition; NIST SP 811; IEC 80000-13).</summary>
/// <param name="Name">As it is shown.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Factor">Base units in one of it.</param>
/// <param name="Offset">Base units at its zero; for temperatures.</param>
internal sealed record Unit(string Name, Dimension Dimension, double Factor, double Offset = 0)
{
    private const double Foot = 0.3048;
    private const double Inch = 0.0254;
    private const double Mile = 1609.344;
    private const double Pound = 0.45359237;
    private const double GallonUS = 0.003785411784;

    private static readonly FrozenDictionary<string, Unit> ByName = Build(
        (Dimension.Length, "mm", 0.001, "millimeter millimeters millimetre millimetres"),
        (Dimension.Length, "cm", 0.01, "centimeter centimeters centimetre centimetres"),
        (Dimension.Length, "m", 1, "meter meters metre metres"),
        (Dimension.Length, "km", 1000, "kilometer kilometers kilometre kilometres"),
        (Dimension.Length, "inch", Inch, "inches"),
        (Dimension.Length, "ft", Foot, "foot feet"),
        (Dimension.Length, "yd", 3 * Foot, "yard yards"),
        (Dimension.Length, "mi", Mile, "mile miles"),
        (Dimension.Mass, "mg", 1e-6, "milligram milligrams"),
        (Dimension.Mass, "g", 0.001, "gram grams"),
        (Dimension.Mass, "kg", 1, "kilogram kilograms"),
        (Dimension.Mass, "t", 1000, "tonne tonnes"),
        (Dimension.Mass, "oz", Pound / 16, "ounce ounces"),
        (Dimension.Mass, "lb", Pound, "lbs pound pounds"),
        (Dimension.Time, "ms", 0.001, "millisecond milliseconds"),
        (Dimension.Time, "s", 1, "sec second seconds"),
        (Dimension.Time, "min", 60, "minute minutes"),
        (Dimension.Time, "h", 3600, "hour hours hr hrs"),
        (Dimension.Time, "d", 86_400, "day days"),
        (Dimension.Time, "wk", 604_800, "week weeks"),
        (Dimension.Area, "m²", 1, "m2 sqm"),
        (Dimension.Area, "km²", 1e6, "km2"),
        (Dimension.Area, "ha", 10_000, "hectare hectares"),
        (Dimension.Area, "ft²", Foot * Foot, "ft2 sqft"),
        (Dimension.Area, "acre", 4046.8564224, "acres"),
        (Dimension.Volume, "ml", 1e-6, "mL milliliter milliliters millilitre millilitres"),
        (Dimension.Volume, "l", 0.001, "L liter liters litre litres"),
        (Dimension.Volume, "m³", 1, "m3"),
        (Dimension.Volume, "gal", GallonUS, "gallon gallons"),
        (Dimension.Volume, "pint", GallonUS / 8, "pints"),
        (Dimension.Speed, "m/s", 1, "mps"),
        (Dimension.Speed, "km/h", 1 / 3.6, "kmh kph"),
        (Dimension.Speed, "mph", Mile / 3600, "mi/h"),
        (Dimension.Speed, "kn", 1852 / 3600.0, "knot knots"),
        (Dimension.Storage, "B", 1, "byte bytes"),
        (Dimension.Storage, "kB", 1e3, "KB"),
        (Dimension.Storage, "MB", 1e6, ""),
        (Dimension.Storage, "GB", 1e9, ""),
        (Dimension.Storage, "TB", 1e12, ""),
        (Dimension.Storage, "KiB", 1024, ""),
        (Dimension.Storage, "MiB", 1024.0 * 1024, ""),
        (Dimension.Storage, "GiB", 1024.0 * 1024 * 1024, ""),
        (Dimension.Energy, "J", 1, "joule joules"),
        (Dimension.Energy, "kJ", 1000, ""),
        (Dimension.Energy, "kWh", 3.6e6, ""),
        (Dimension.Energy, "kcal", 4184, "")
    );

    public static bool TryFind(string name, [NotNullWhen(true)] out Unit? unit) => ByName.TryGetValue(name, out unit);

    public double ToBase(double value) => (value * Factor) + Offset;

    public double FromBase(double value) => (value - Offset) / Factor;

    private static FrozenDictionary<string, Unit> Build(
        params (Dimension Dimension, string Name, double Factor, string Others)[] units
    )
    {
        var all = units
            .SelectMany(
                unit => unit.Others.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(unit.Name),
                (unit, name) => KeyValuePair.Create(name, new Unit(unit.Name, unit.Dimension, unit.Factor))
            )
            .ToDictionary(StringComparer.Ordinal);
        all["K"] = all["kelvin"] = new("K", Dimension.Temperature, 1);
        all["°C"] = all["degC"] = all["celsius"] = new("°C", Dimension.Temperature, 1, 273.15);
        all["°F"] = all["degF"] = all["fahrenheit"] = new("°F", Dimension.Temperature, 5 / 9.0, 273.15 - (32 * 5 / 9.0));
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
