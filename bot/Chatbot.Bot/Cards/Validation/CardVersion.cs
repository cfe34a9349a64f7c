using System.Globalization;
using System.Runtime.InteropServices;

namespace Chatbot.Bot.Cards.Validation;

/// <summary>A version of the Adaptive Cards schema, such as 1.5.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CardVersion(int Major, int Minor) : IComparable<CardVersion>
{
    public static CardVersion First { get; } = new(1, 0);

    /// <summary>The newest that this product knows.</summary>
    public static CardVersion Latest { get; } = new(1, 6);

    public static bool operator >(CardVersion left, CardVersion right) => left.CompareTo(right) > 0;

    public static bool operator <(CardVersion left, CardVersion right) => left.CompareTo(right) < 0;

    public static bool TryParse(string? text, out CardVersion version)
    {
        var parts = (text ?? "").Split('.');
        if (
            parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
        )
        {
            version = new(major, minor);
            return true;
        }

        version = default;
        return false;
    }

    public int CompareTo(CardVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
