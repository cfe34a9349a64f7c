using System.Text;

namespace Chatbot.Bot.Orchestration.Citations;

/// <summary>
/// Adds a remark behind every sentence of a streamed text that cites nothing. Questions, headings, lead-ins that end with
/// a colon, very short sentences and code are spared.
/// </summary>
internal sealed class UnsupportedSentences(string remark)
{
    private const int FewestWords = 4;
    private const string MayFollowEnd = "[]0123456789)\"”»*_ ";

    private readonly StringBuilder _visible = new();
    private readonly StringBuilder _sentence = new();
    private int _spaces;
    private bool _inCode;

    /// <summary>Takes the next piece, with its final citations, and returns what may be shown now.</summary>
    public string Append(string piece)
    {
        foreach (var character in piece)
        {
            Take(character);
        }

        return Flush();
    }

    /// <summary>Returns what was held back.</summary>
    public string Complete()
    {
        EndSentence();
        _visible.Append(' ', _spaces);
        _spaces = 0;
        return Flush();
    }

    private void Take(char character)
    {
        if (character == ' ')
        {
            _spaces++;
            return;
        }

        if (character == '\n' || (_spaces > 0 && character != '[' && !char.IsLower(character) && IsComplete()))
        {
            EndSentence();
        }

        if (character != '\n')
        {
            _sentence.Append(' ', _spaces).Append(character);
        }

        _visible.Append(' ', _spaces).Append(character);
        _spaces = 0;
    }

    private bool IsComplete() => _sentence.ToString().AsSpan().TrimEnd(MayFollowEnd) is [.., '.' or '!' or '?'];

    private void EndSentence()
    {
        var sentence = _sentence.ToString().AsSpan().Trim();
        _sentence.Clear();
        if (sentence.StartsWith("```") || sentence.StartsWith("~~~"))
        {
            _inCode = !_inCode;
        }
        else if (!_inCode && IsUnsupported(sentence))
        {
            _visible.Append(' ').Append(remark);
        }
    }

    private static bool IsUnsupported(ReadOnlySpan<char> sentence)
    {
        if (sentence is [] or ['#', ..] or [.., '?' or ':'] || sentence.ContainsAny('[', '`'))
        {
            return false;
        }

        var words = 0;
        var inWord = false;
        foreach (var character in sentence)
        {
            var isLetter = char.IsLetter(character);
            words += isLetter && !inWord ? 1 : 0;
            inWord = isLetter;
        }

        return words >= FewestWords;
    }

    private string Flush()
    {
        var visible = _visible.ToString();
        _visible.Clear();
        return visible;
    }
}
