using System.Text.RegularExpressions;

namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>What the name of a font says. Pure.</summary>
internal static partial class PdfFonts
{
    /// <summary>Weight from which a font is bold.</summary>
    public const int BoldWeight = 600;

    /// <summary>Whether a font's name is that of a bold one, in the ways of writing systems and foundries.</summary>
    public static bool IsBoldName(string? name) => name is not null && BoldName().IsMatch(name);

    [GeneratedRegex(
        @"bold|black|heavy|demi|[-,]medi($|[^u])|^([A-Z]{6}\+)?(cmbx|sfbx|ecbx|lmbx|cmssbx)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex BoldName();
}
