using System.Buffers;
using System.Globalization;
using System.Text;
using UtfUnknown;

namespace Chatbot.Knowledge.Readers.Text;

/// <summary>
/// Finds the encoding of text that is no Unicode. Statistics need long texts, so each candidate is decoded and judged by how
/// much the result looks like writing; the statistics only tip the scale. Pure.
/// </summary>
internal static class LegacyEncodings
{
    private const int SampleBytes = 64 * 1024;
    private const double StatisticsWeight = 0.35;
    private const double LeastScore = -1.0;
    private const double Broken = -6;

    /// <summary>What each writes, and what speaks for it when candidates are equal.</summary>
    private static readonly (string Name, Script Script, double Prior)[] Candidates =
    [
        ("windows-1252", Script.Latin, 0.08),
        ("windows-1250", Script.Latin, 0),
        ("iso-8859-2", Script.Latin, 0),
        ("windows-1254", Script.Latin, 0),
        ("windows-1257", Script.Latin, -0.05),
        ("ibm850", Script.Latin, -0.2),
        ("macintosh", Script.Latin, -0.3),
        ("windows-1251", Script.Cyrillic, 0.05),
        ("koi8-r", Script.Cyrillic, 0),
        ("cp866", Script.Cyrillic, -0.1),
        ("iso-8859-5", Script.Cyrillic, -0.1),
        ("windows-1253", Script.Greek, 0),
        ("windows-1255", Script.Hebrew, 0),
        ("windows-1256", Script.Arabic, 0),
        ("shift_jis", Script.Japanese, 0),
        ("euc-jp", Script.Japanese, 0),
        ("gb18030", Script.Chinese, 0),
        ("big5", Script.Chinese, 0),
        ("euc-kr", Script.Korean, 0),
    ];

    /// <summary>The signs that make up a third of ordinary text in each script, and next to nothing of text decoded wrongly.</summary>
    private static readonly SearchValues<char> FrequentChinese = SearchValues.Create(
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运這個們來為國說時會對於過發後裡經當沒動還進樣開從實無與長機將兩間問並應戰關點業體見產話電數報結場務書氣題變總義員論處認條爾導爭運測試檔案"
    );

    private static readonly SearchValues<char> FrequentKorean = SearchValues.Create(
        "이다는의에을를가은한로고하지기도서사인대리어아자나해시정보그일부수과있었것들원제상주전소용면동여유만으라거안공성요장와조세구니신습경연우계중국문분개적생방비화학실무업"
    );

    private enum Script
    {
        Latin,
        Cyrillic,
        Greek,
        Hebrew,
        Arabic,
        Japanese,
        Chinese,
        Korean,
    }

    /// <summary>The best candidate, or null when none gives anything like writing.</summary>
    public static Encoding? Find(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, SampleBytes)];
        if (sample.Length < bytes.Length && sample.LastIndexOf((byte)'\n') is > 0 and var end)
            sample = sample[..end];
        var statistics = Statistics(sample);
        Encoding? best = null;
        var bestScore = LeastScore;
        foreach (var (name, script, prior) in Candidates)
        {
            var encoding = Encoding.GetEncoding(
                name,
                EncoderFallback.ReplacementFallback,
                new DecoderReplacementFallback("\uFFFD")
            );
            var text = encoding.GetString(sample);
            var score =
                Score(text, script, encoding) + prior + (StatisticsWeight * statistics.GetValueOrDefault(encoding.CodePage));
            if (score <= bestScore)
                continue;
            bestScore = score;
            best = encoding;
        }

        return best;
    }

    private static Dictionary<int, float> Statistics(ReadOnlySpan<byte> sample)
    {
        var found = new Dictionary<int, float>();
        foreach (var detail in CharsetDetector.DetectFromBytes(sample.ToArray()).Details ?? [])
        {
            if (detail.Encoding is { } encoding)
                found[encoding.CodePage] = Math.Max(detail.Confidence, found.GetValueOrDefault(encoding.CodePage));
        }

        return found;
    }

    /// <summary>Mean of what each character that is not ASCII says, from <see cref="Broken"/> to about 1.</summary>
    private static double Score(string text, Script script, Encoding encoding)
    {
        double sum = 0;
        int count = 0,
            letters = 0,
            asciiLetters = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
            {
                asciiLetters += char.IsAsciiLetter(c) ? 1 : 0;
                sum += c < ' ' && c is not ('\t' or '\n' or '\r' or '\f') ? Broken : 0;
                continue;
            }

            count++;
            letters += char.IsLetter(c) ? 1 : 0;
            sum += Judge(text, i, script, encoding);
        }

        if (count == 0)
            return 0;
        var score = (sum / count) - (MixesLanguages(text) ? 1 : 0);

        // Words in Latin letters are mostly ASCII; words in any other script are not.
        var share = (double)letters / Math.Max(1, letters + asciiLetters);
        return script == Script.Latin && share > 0.5 ? score - (2 * share) : score;
    }

    /// <summary>Only Icelandic and Faroese write ð and þ, and neither writes ç: together they are Turkish ğ, ş and ç, read wrongly.</summary>
    private static bool MixesLanguages(string text) => text.AsSpan().ContainsAny('ð', 'þ') && text.AsSpan().ContainsAny('ç', 'Ç');

    private static double Judge(string text, int i, Script script, Encoding encoding)
    {
        var c = text[i];
        if (c is '\uFFFD' or (>= '\x80' and < '\xA0') or (>= '\uE000' and <= '\uF8FF'))
            return Broken;
        if (char.GetUnicodeCategory(c) is UnicodeCategory.OtherNotAssigned)
            return Broken;
        return script switch
        {
            Script.Japanese or Script.Chinese or Script.Korean => JudgeWide(c, script, encoding),
            _ => char.IsLetter(c) || c is >= '\u0590' and <= '\u06FF' ? JudgeLetter(text, i, script) : JudgeMark(text, i),
        };
    }

    private static double JudgeWide(char c, Script script, Encoding encoding) =>
        (script, c) switch
        {
            (Script.Japanese, >= '\u3041' and <= '\u30FE') => 1,
            (Script.Japanese, >= '\uFF61' and <= '\uFF9F') => -0.6,
            (Script.Korean, >= '\uAC00' and <= '\uD7A3') => FrequentKorean.Contains(c) ? 1
            : IsInFirstLevel(c, encoding) ? 0.45
            : -0.2,
            (Script.Chinese, >= '\u4E00' and <= '\u9FFF') when FrequentChinese.Contains(c) => 1,
            (Script.Chinese or Script.Japanese, >= '\u4E00' and <= '\u9FFF') => IsInFirstLevel(c, encoding) ? 0.5 : -0.2,
            _ => IsCjkMark(c) ? 0.5 : -0.5,
        };

    /// <summary>Each of these standards begins with the signs in daily use and adds the rare ones behind them.</summary>
    private static bool IsInFirstLevel(char c, Encoding encoding)
    {
        Span<byte> bytes = stackalloc byte[8];
        var length = encoding.GetBytes([c], bytes);
        return length == 2
            && encoding.WebName switch
            {
                "shift_jis" => bytes[0] is >= 0x88 and <= 0x98,
                "euc-jp" => bytes[0] is >= 0xB0 and <= 0xCF,
                "big5" => bytes[0] is >= 0xA4 and <= 0xC6,
                "euc-kr" => bytes[0] is >= 0xB0 and <= 0xC8 && bytes[1] >= 0xA1,
                _ => bytes[0] is >= 0xB0 and <= 0xD7 && bytes[1] >= 0xA1,
            };
    }

    private static bool IsCjkMark(char c) =>
        c is (>= '\u3000' and <= '\u3020') or (>= '\uFF01' and <= '\uFF5E') or (>= '\u2010' and <= '\u2026');

    private static double JudgeLetter(string text, int i, Script script)
    {
        var c = text[i];
        var isOwn = script switch
        {
            Script.Latin => c is < '\u0250' or 'ﬁ' or 'ﬂ',
            Script.Cyrillic => c is >= '\u0400' and <= '\u045F' or 'Ґ' or 'ґ',
            Script.Greek => c is >= '\u0370' and <= '\u03FF',
            Script.Hebrew => c is >= '\u0590' and <= '\u05FF',
            _ => c is >= '\u0600' and <= '\u06FF',
        };
        if (!isOwn)
            return -1;
        var before = i > 0 ? text[i - 1] : ' ';
        var after = i + 1 < text.Length ? text[i + 1] : ' ';
        if (char.IsUpper(c) && char.IsLower(before))
            return -1.5;
        if (script != Script.Latin)
            return char.IsAsciiLetter(before) || char.IsAsciiLetter(after) ? -1 : 0.9;
        // An accented letter stands in a word, and two in a row are rare.
        var inWord = char.IsLetter(before) || char.IsLetter(after);
        var paired = (before >= 0x80 && char.IsLetter(before)) || (after >= 0x80 && char.IsLetter(after));
        return (inWord ? 0.8 : 0) - (paired ? 0.2 : 0) + (IsUsual(c) ? 0.3 : 0) - (c is 'ð' or 'þ' or 'Ð' or 'Þ' ? 0.3 : 0);
    }

    private static double JudgeMark(string text, int i)
    {
        var c = text[i];
        var before = i > 0 ? text[i - 1] : ' ';
        var after = i + 1 < text.Length ? text[i + 1] : ' ';
        var inWord = char.IsLetter(before) && char.IsLetter(after);
        if (inWord && c is not ('’' or '·' or '–' or '\u00AD' or '\u00A0'))
            return -1;
        if ("’‘“”„–—…•€£§°©®™«»¿¡№\u00A0".Contains(c, StringComparison.Ordinal))
            return 0.5;
        if (char.IsLetter(before) || char.IsLetter(after))
            return -1;
        return char.IsAsciiDigit(before) ? 0.2 : -0.3;
    }

    /// <summary>Letters of languages with many writers.</summary>
    private static bool IsUsual(char c) =>
        "äöüßÄÖÜéèêàâçîïôûùëñáíóúÉÀåæøÅØãõìòąćęłńóśźżčďěňřšťůýžőűğışİŞ".Contains(c, StringComparison.Ordinal);
}
