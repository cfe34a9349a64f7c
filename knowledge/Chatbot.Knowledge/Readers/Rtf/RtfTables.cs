using System.Collections.Frozen;
using System.Globalization;

namespace Chatbot.Knowledge.Readers.Rtf;

/// <summary>What an RTF file defines before its text: fonts, styles and properties.</summary>
internal sealed class RtfTables
{
    private static readonly FrozenSet<string> Skipped = new[]
    {
        "colortbl",
        "pict",
        "objdata",
        "objclass",
        "objname",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "fldinst",
        "listtext",
        "pntext",
        "pntxta",
        "pntxtb",
        "shprslt",
        "nonshppict",
        "nonesttables",
        "sp",
        "template",
        "private",
        "xe",
        "tc",
        "rxe",
        "txe",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "filetbl",
        "revtbl",
        "bkmkstart",
        "bkmkend",
        "themedata",
        "datafield",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Characters = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["~"] = "\u00A0",
        ["_"] = "\u2011",
        ["{"] = "{",
        ["}"] = "}",
        ["\\"] = "\\",
        ["emdash"] = "\u2014",
        ["endash"] = "\u2013",
        ["emspace"] = " ",
        ["enspace"] = " ",
        ["qmspace"] = " ",
        ["bullet"] = "\u2022",
        ["lquote"] = "\u2018",
        ["rquote"] = "\u2019",
        ["ldblquote"] = "\u201C",
        ["rdblquote"] = "\u201D",
        ["zwj"] = "\u200D",
        ["zwnj"] = "\u200C",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> PropertyNames = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["title"] = "title",
        ["author"] = "author",
        ["subject"] = "subject",
        ["keywords"] = "keywords",
        ["doccomm"] = "description",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<int, int> _fonts = [];
    private readonly Dictionary<int, int> _styles = [];
    private int _font;
    private int _style;
    private int _outline;
    private string _property = "";

    /// <summary>Code page of the document.</summary>
    public int CodePage { get; set; } = RtfCodePages.Default;

    /// <summary>Properties by their plain names.</summary>
    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>Code page of the font that is being defined.</summary>
    public int CurrentCodePage => CodePageOf(_font);

    public static bool IsSkipped(string word) => Skipped.Contains(word);

    public static bool IsProperty(string word) => PropertyNames.ContainsKey(word);

    /// <summary>The character that a control stands for, or null.</summary>
    public static string? Character(string word) => Characters.GetValueOrDefault(word);

    public int CodePageOf(int font) => _fonts.GetValueOrDefault(font, CodePage);

    public void StartFont(int font) => _font = font;

    public void SetCharacterSet(string word, int number)
    {
        var page = word == "cpg" ? number : RtfCodePages.Of(number);
        if (page is > 0)
            _fonts[_font] = page.Value;
    }

    public void StyleControl(string word, int? number)
    {
        if (word is "s")
            (_style, _outline) = (number ?? 0, 0);
        else if (word is "cs" or "ds" or "ts")
            _style = -1;
        else if (word is "outlinelevel" && number is >= 0 and < 9)
            _outline = number.Value + 1;
    }

    /// <summary>The name of the style that was just described.</summary>
    public void StyleText(string text)
    {
        var name = text.Trim().TrimEnd(';').Trim();
        if (_style < 0 || name.Length == 0)
            return;
        var level =
            name.Equals("title", StringComparison.OrdinalIgnoreCase) ? 1
            : name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(name.AsSpan("heading ".Length), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                ? number
            : _outline;
        if (level is > 0 and <= 9)
            _styles[_style] = level;
    }

    public int LevelOf(int style) => _styles.GetValueOrDefault(style);

    public void StartProperty(string word) => _property = word;

    public void EndProperty(string text)
    {
        if (PropertyNames.TryGetValue(_property, out var name) && ExtractedTextBuilder.Clean(text) is { Length: > 0 } clean)
            Properties[name] = clean;
    }
}
