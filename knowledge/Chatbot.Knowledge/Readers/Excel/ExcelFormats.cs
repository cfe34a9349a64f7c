using System.Globalization;
using Chatbot.Knowledge.Readers.Packages;
using ExcelNumberFormat;

namespace Chatbot.Knowledge.Readers.Excel;

/// <summary>Shows numbers as their cells' formats do. Formats that depend on the reader's country are written as ISO dates.</summary>
internal sealed class ExcelFormats
{
    private const string IsoDate = "yyyy-mm-dd";
    private const int LongestFormat = 500;
    private const double LastDate = 2_958_466;
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [5] = "$#,##0;($#,##0)",
        [6] = "$#,##0;($#,##0)",
        [7] = "$#,##0.00;($#,##0.00)",
        [8] = "$#,##0.00;($#,##0.00)",
        [9] = "0%",
        [10] = "0.00%",
        [11] = "0.00E+00",
        [12] = "# ?/?",
        [13] = "# ??/??",
        [14] = IsoDate,
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = IsoDate + " h:mm",
        [27] = IsoDate,
        [28] = IsoDate,
        [29] = IsoDate,
        [30] = IsoDate,
        [31] = IsoDate,
        [34] = IsoDate,
        [35] = IsoDate,
        [36] = IsoDate,
        [37] = "#,##0;(#,##0)",
        [38] = "#,##0;(#,##0)",
        [39] = "#,##0.00;(#,##0.00)",
        [40] = "#,##0.00;(#,##0.00)",
        [41] = "#,##0;(#,##0);\"-\"",
        [42] = "$#,##0;($#,##0);\"-\"",
        [43] = "#,##0.00;(#,##0.00);\"-\"",
        [44] = "$#,##0.00;($#,##0.00);\"-\"",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss.0",
        [48] = "##0.0E+0",
        [49] = "@",
        [50] = IsoDate,
        [57] = IsoDate,
        [58] = IsoDate,
    };

    private readonly List<NumberFormat?> _formats = [];
    private readonly bool _startsIn1904;

    private ExcelFormats(bool startsIn1904) => _startsIn1904 = startsIn1904;

    public static ExcelFormats Of(DocumentPackage package, string? part, bool startsIn1904)
    {
        var result = new ExcelFormats(startsIn1904);
        var styles = package.TryLoad(part);
        var codes = new Dictionary<int, string>(BuiltIn);
        foreach (var format in styles.Child("numFmts").Children("numFmt"))
        {
            if (format.Number("numFmtId") is { } id && format.Text("formatCode") is { Length: <= LongestFormat } code)
                codes[id] = code;
        }

        var known = new Dictionary<string, NumberFormat>(StringComparer.Ordinal);
        foreach (var style in styles.Child("cellXfs").Children("xf"))
            result._formats.Add(Parse(codes.GetValueOrDefault(style.Number("numFmtId") ?? 0), known));
        return result;
    }

    /// <summary>What a cell with this style shows for a number; the number as it is when the format cannot show it.</summary>
    public string Show(string value, int style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return value;
        var format = style >= 0 && style < _formats.Count ? _formats[style] : null;
        if (format is null)
            return General(number);
        try
        {
            if (format.IsDateTimeFormat)
            {
                if (number is < 0 or >= LastDate)
                    return General(number);
                return format.Format(number, CultureInfo.InvariantCulture, _startsIn1904).Trim();
            }

            var shown = format.Format(number, CultureInfo.InvariantCulture, _startsIn1904).Trim();
            return shown.Length == 0 && number != 0 ? General(number) : shown;
        }
        catch (Exception exception)
            when (exception is FormatException or ArgumentException or OverflowException or InvalidCastException)
        {
            return General(number);
        }
    }

    /// <summary>A number in the format General: at most eleven digits, no noise of binary fractions.</summary>
    private static string General(double number) =>
        Math.Abs(number) is >= 1e15 or (< 1e-9 and > 0)
            ? number.ToString("0.#####E+0", CultureInfo.InvariantCulture)
            : Math.Round((decimal)number, 10).ToString("0.##########", CultureInfo.InvariantCulture);

    private static NumberFormat? Parse(string? code, Dictionary<string, NumberFormat> known)
    {
        if (code is null || code.Equals("General", StringComparison.OrdinalIgnoreCase))
            return null;
        if (known.TryGetValue(code, out var format))
            return format;
        var readable =
            code.StartsWith("[$-F800]", StringComparison.OrdinalIgnoreCase) ? IsoDate
            : code.StartsWith("[$-F400]", StringComparison.OrdinalIgnoreCase) ? "h:mm:ss"
            : code;
        format = new NumberFormat(readable);
        if (!format.IsValid)
            return null;
        return known[code] = format;
    }
}
