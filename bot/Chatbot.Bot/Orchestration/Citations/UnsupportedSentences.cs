using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Chatbot.Bot.Orchestration.Citations;

/// <summary>
/// Marks or leaves out every sentence of a streamed text that cites nothing or whose sources do not say it. Questions,
/// headings, lead-ins that end with a colon, very short sentences and code are spared. A sentence that may be left out is
/// held back until it is checked.
/// </summary>
internal sealed partial class UnsupportedSentences(
    string remark,
    bool removes,
    Func<string, IReadOnlyList<int>, CancellationToken, ValueTask<bool>> isSupported
)
{
    private const int FewestWords = 4;
    private const string MayFollowEnd = "[]0123456789)\"”»*_ ";

    private readonly StringBuilder _visible = new();
    private readonly StringBuilder _held = new();
    private readonly StringBuilder _sentence = new();
    private int _spaces;
    private bool _inCode;

    /// <summary>Takes the next piece, with its final citations, and returns what may be shown now.</summary>
    public async ValueTask<string> AppendAsync(string piece, CancellationToken cancellationToken)
    {
        foreach (var character in piece)
        {
            await TakeAsync(character, cancellationToken);
        }

        return Flush();
    }

    /// <summary>Returns what was held back.</summary>
    public async ValueTask<string> CompleteAsync(CancellationToken cancellationToken)
    {
        await EndSentenceAsync(cancellationToken);
        _visible.Append(' ', _spaces);
        _spaces = 0;
        return Flush();
    }

    private async ValueTask TakeAsync(char character, CancellationToken cancellationToken)
    {
        if (character == ' ')
        {
            _spaces++;
            return;
        }

        if (character == '\n' || (_spaces > 0 && character != '[' && !char.IsLower(character) && IsComplete()))
        {
            await EndSentenceAsync(cancellationToken);
        }

        if (character != '\n')
        {
            _sentence.Append(' ', _spaces).Append(character);
        }

        (removes && character != '\n' ? _held : _visible).Append(' ', _spaces).Append(character);
        _spaces = 0;
    }

    private bool IsComplete() => _sentence.ToString().AsSpan().TrimEnd(MayFollowEnd) is [.., '.' or '!' or '?'];

    private async ValueTask EndSentenceAsync(CancellationToken cancellationToken)
    {
        var sentence = _sentence.ToString().Trim();
        _sentence.Clear();
        var held = _held.ToString();
        _held.Clear();
        if (sentence.StartsWith("```", StringComparison.Ordinal) || sentence.StartsWith("~~~", StringComparison.Ordinal))
        {
            _inCode = !_inCode;
        }
        else if (!_inCode && IsStatement(sentence) && !await IsSupportedAsync(sentence, cancellationToken))
        {
            if (!removes)
            {
                _visible.Append(' ').Append(remark);
            }

            return;
        }

        _visible.Append(held);
    }

    private async ValueTask<bool> IsSupportedAsync(string sentence, CancellationToken cancellationToken)
    {
        int[] marks =
        [
            .. Mark()
                .Matches(sentence)
                .Select(match => int.Parse(match.ValueSpan[1..^1], CultureInfo.InvariantCulture))
                .Distinct(),
        ];
        return marks.Length > 0
            && await isSupported(Mark().Replace(sentence, "").TrimStart('-', '*', ' ').TrimEnd(), marks, cancellationToken);
    }

    private static bool IsStatement(ReadOnlySpan<char> sentence)
    {
        if (sentence is [] or ['#', ..] or [.., '?' or ':'] || sentence.Contains('`'))
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

    [GeneratedRegex(@"\[[0-9]{1,3}\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Mark();
}
