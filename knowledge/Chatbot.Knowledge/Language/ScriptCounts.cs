using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Language;

/// <summary>How many letters of each script a text has.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ScriptCounts
{
    /// <summary>A character of a script that writes a syllable or a word says as much as this many letters.</summary>
    private const int IdeographWeight = 3;

    private const int FewestLetters = 4;
    private int _latin;
    private int _han;
    private int _kana;
    private int _hangul;
    private int _cyrillic;
    private int _ukrainian;
    private int _otherCyrillic;
    private int _arabic;
    private int _persian;
    private int _urdu;
    private int _greek;
    private int _hebrew;
    private int _thai;
    private int _devanagari;

    public static ScriptCounts Of(ReadOnlySpan<char> text)
    {
        var counts = default(ScriptCounts);
        foreach (var c in text)
        {
            if (c < '\u0250')
                counts._latin += char.IsLetter(c) ? 1 : 0;
            else
                counts.Add(c);
        }

        return counts;
    }

    /// <summary>Whether Latin letters prevail, so that words must decide.</summary>
    public readonly bool IsMostlyLatin => _latin >= Strongest().Weight;

    /// <summary>The language that the prevailing script stands for, or null when there is too little of it.</summary>
    public readonly string? Language
    {
        get
        {
            var (letters, language, _) = Strongest();
            return letters >= FewestLetters ? language : null;
        }
    }

    private readonly (int Letters, string? Language, int Weight) Strongest()
    {
        ReadOnlySpan<(int Letters, string? Language, int Weight)> scripts =
        [
            (_han + _kana, _kana * 20 >= _han + _kana ? "ja" : "zh", (_han + _kana) * IdeographWeight),
            (_hangul, "ko", _hangul * IdeographWeight),
            (_cyrillic, Cyrillic(), _cyrillic),
            (_arabic, Arabic(), _arabic),
            (_greek, "el", _greek),
            (_hebrew, "he", _hebrew),
            (_thai, "th", _thai),
            (_devanagari, "hi", _devanagari),
        ];
        var best = scripts[0];
        foreach (var script in scripts)
        {
            if (script.Weight > best.Weight)
                best = script;
        }

        return best;
    }

    /// <summary>Letters that Russian has not name Ukrainian, or no language that is known here.</summary>
    private readonly string? Cyrillic()
    {
        if (_otherCyrillic * 50 >= _cyrillic && _otherCyrillic > 0)
            return null;
        return _ukrainian * 50 >= _cyrillic && _ukrainian > 0 ? "uk" : "ru";
    }

    private readonly string Arabic()
    {
        if (_urdu * 50 >= _arabic && _urdu > 0)
            return "ur";
        return _persian * 50 >= _arabic && _persian > 0 ? "fa" : "ar";
    }

    private void Add(char c)
    {
        switch (c)
        {
            case >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF':
                _greek++;
                break;
            case >= '\u0400' and <= '\u052F':
                _cyrillic++;
                _ukrainian += c is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є' or 'Ґ' ? 1 : 0;
                _otherCyrillic += c is 'ђ' or 'ј' or 'љ' or 'њ' or 'ћ' or 'џ' or 'ў' or 'ә' or 'ғ' or 'қ' or 'ң' or 'ө' or 'ү'
                    ? 1
                    : 0;
                break;
            case >= '\u0590' and <= '\u05FF':
                _hebrew++;
                break;
            case >= '\u0600'
            and <= '\u06FF'
            or >= '\u0750'
            and <= '\u077F'
            or >= '\uFB50'
            and <= '\uFDFF'
            or >= '\uFE70'
            and <= '\uFEFC':
                _arabic++;
                _persian += c is 'پ' or 'چ' or 'ژ' or 'گ' ? 1 : 0;
                _urdu += c is 'ٹ' or 'ڈ' or 'ڑ' or 'ے' or 'ہ' ? 1 : 0;
                break;
            case >= '\u0900' and <= '\u097F':
                _devanagari++;
                break;
            case >= '\u0E00' and <= '\u0E7F':
                _thai++;
                break;
            case >= '\u1E00' and <= '\u1EFF':
                _latin++;
                break;
            case >= '\u3041' and <= '\u30FF' and not '\u30FB' or >= '\u31F0' and <= '\u31FF' or >= '\uFF66' and <= '\uFF9D':
                _kana++;
                break;
            case >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF':
                _han++;
                break;
            case >= '\u1100' and <= '\u11FF' or >= '\u3131' and <= '\u318E' or >= '\uAC00' and <= '\uD7A3':
                _hangul++;
                break;
        }
    }
}
