using System.Buffers;
using System.Globalization;
using System.Text;

namespace Chatbot.Bot.Orchestration.Citations;

/// <summary>
/// Rewrites the citations of a streamed text before anybody sees them: sources are numbered in the order of their first
/// use, whatever points at no source is taken out, and code stays as it is. What was returned is never taken back, and
/// the visible text does not depend on how the text was cut into pieces.
/// </summary>
internal sealed class CitationFilter(int sources)
{
    private const int LongestMark = 48;
    private const int LongestInlineCode = 256;
    private const int LongestFenceInfo = 100;
    private const int MoreNeeded = 0;

    private static readonly SearchValues<char> Special = SearchValues.Create("[]【】`~ \n");
    private static readonly SearchValues<char> Bracketing = SearchValues.Create("[【`~");

    private int _sources = sources;
    private readonly List<int> _used = [];
    private readonly StringBuilder _visible = new();
    private readonly CodeFence _fence = new();
    private string _held = "";
    private int _spaces;
    private int _droppedOpenings;
    private char _last = '\n';
    private bool _afterMark;
    private bool _markBeganLine;
    private bool _afterRemoved;

    /// <summary>Numbers of the sources cited so far, 1-based; the n-th is shown as <c>[n]</c>.</summary>
    public IReadOnlyList<int> Used => _used;

    /// <summary>Sources were added: marks may point at so many of them from now on.</summary>
    public void Allow(int count) => _sources = Math.Max(_sources, count);

    /// <summary>Takes the next piece and returns what may be shown now.</summary>
    public string Append(string piece)
    {
        if (IsPlain(piece))
        {
            _fence.Track(piece);
            _last = piece.Length > 0 ? piece[^1] : _last;
            return piece;
        }

        return Scan(_held.Length == 0 ? piece : _held + piece, atEnd: false);
    }

    /// <summary>Returns what was held back.</summary>
    public string Complete()
    {
        var rest = Scan(_held, atEnd: true);
        var spaces = _afterRemoved ? 0 : _spaces;
        _spaces = 0;
        return spaces == 0 ? rest : rest + new string(' ', spaces);
    }

    private bool IsPlain(string piece) =>
        _held.Length == 0
        && _spaces == 0
        && !_afterMark
        && !_afterRemoved
        && (_fence.IsOpen ? !piece.AsSpan().Contains('\n') : !piece.AsSpan().ContainsAny(Bracketing) && !piece.EndsWith(' '));

    private string Scan(string input, bool atEnd)
    {
        var position = 0;
        while (position < input.Length)
        {
            var taken = Step(input.AsSpan(position), atEnd);
            if (taken == MoreNeeded)
            {
                break;
            }

            position += taken;
        }

        _held = input[position..];
        var visible = _visible.ToString();
        _visible.Clear();
        return visible;
    }

    /// <summary>Decides over the beginning of <paramref name="rest"/> and returns how much of it is done with.</summary>
    private int Step(ReadOnlySpan<char> rest, bool atEnd)
    {
        if (_fence.IsOpen)
        {
            var lineEnd = rest.IndexOf('\n');
            return Emit(lineEnd < 0 ? rest : rest[..(lineEnd + 1)]);
        }

        switch (rest[0])
        {
            case ' ':
                return Space();
            case '[' or '【':
                return Bracket(rest, atEnd);
            case ']' or '】' when _droppedOpenings > 0 && _spaces == 0:
                _droppedOpenings--;
                return 1;
            case '`':
                return Backticks(rest, atEnd);
            case '~' when _fence.IsLineStart(_spaces):
                return Tildes(rest, atEnd);
            default:
                var next = rest[1..].IndexOfAny(Special);
                return Emit(next < 0 ? rest : rest[..(next + 1)]);
        }
    }

    private int Space()
    {
        if (_afterRemoved)
        {
            if (_last == '\n')
            {
                return 1;
            }

            _spaces = 0;
            _afterRemoved = false;
        }

        _spaces++;
        return 1;
    }

    private int Bracket(ReadOnlySpan<char> rest, bool atEnd)
    {
        var closing = rest[0] == '[' ? ']' : '】';
        var end = rest[1..Math.Min(rest.Length, LongestMark)].IndexOfAny("[【]】\n") + 1;
        if (end == 0 && rest.Length < LongestMark && !atEnd)
        {
            return MoreNeeded;
        }

        if (end > 0 && rest[end] == closing && CitationMark.Parse(rest[1..end], _sources) is { } numbers)
        {
            Show(numbers);
            return end + 1;
        }

        var content = end > 0 ? rest[1..end] : rest[1..];
        var staysOpen = end == 0 ? rest.Length >= LongestMark : rest[end] is '[' or '【';
        if (staysOpen && CitationMark.MayBegin(content[..Math.Min(content.Length, LongestMark - 1)]))
        {
            _droppedOpenings++;
            return 1;
        }

        return Emit(rest[..1]);
    }

    private void Show(IReadOnlyList<int> numbers)
    {
        if (numbers.Count == 0)
        {
            _afterRemoved = true;
            return;
        }

        _markBeganLine = _fence.IsLineStart(_spaces);
        var dropped = _droppedOpenings;
        foreach (var number in numbers)
        {
            var shown = _used.IndexOf(number) + 1;
            if (shown == 0)
            {
                _used.Add(number);
                shown = _used.Count;
            }

            Emit(string.Create(CultureInfo.InvariantCulture, $"[{shown}]"));
        }

        _droppedOpenings = dropped;
        _afterMark = true;
    }

    private int Backticks(ReadOnlySpan<char> rest, bool atEnd)
    {
        var length = RunLength(rest);
        if (length == rest.Length && length < LongestInlineCode && !atEnd)
        {
            return MoreNeeded;
        }

        var opensFence = false;
        if (length >= 3 && _fence.IsLineStart(_spaces))
        {
            var info = rest[length..Math.Min(rest.Length, length + LongestFenceInfo)];
            var stop = info.IndexOfAny('`', '\n');
            if (stop < 0 && info.Length < LongestFenceInfo && !atEnd)
            {
                return MoreNeeded;
            }

            opensFence = stop < 0 || info[stop] == '\n';
        }

        if (opensFence)
        {
            Emit(rest[..length]);
            _fence.Open('`', length);
            return length;
        }

        var code = InlineCode(rest, length, atEnd);
        return code == MoreNeeded ? MoreNeeded : Emit(rest[..code]);
    }

    /// <summary>Length of the code that begins here, of its opening backticks alone when nothing closes it in the line.</summary>
    private static int InlineCode(ReadOnlySpan<char> rest, int opening, bool atEnd)
    {
        var position = opening;
        while (position < LongestInlineCode)
        {
            if (position >= rest.Length)
            {
                return atEnd ? opening : MoreNeeded;
            }

            if (rest[position] == '\n')
            {
                return opening;
            }

            if (rest[position] != '`')
            {
                position++;
                continue;
            }

            var run = RunLength(rest[position..]);
            if (position + run == rest.Length && run <= opening && !atEnd)
            {
                return MoreNeeded;
            }

            position += run;
            if (run == opening)
            {
                return position;
            }
        }

        return opening;
    }

    private int Tildes(ReadOnlySpan<char> rest, bool atEnd)
    {
        var length = RunLength(rest);
        if (length == rest.Length && length < LongestInlineCode && !atEnd)
        {
            return MoreNeeded;
        }

        Emit(rest[..length]);
        if (length >= 3)
        {
            _fence.Open('~', length);
        }

        return length;
    }

    private static int RunLength(ReadOnlySpan<char> rest)
    {
        var other = rest.IndexOfAnyExcept(rest[0]);
        return Math.Min(other < 0 ? rest.Length : other, LongestInlineCode);
    }

    /// <summary>Shows text, with the spaces before it, so that it neither becomes a link of a mark nor joins what was apart.</summary>
    private int Emit(ReadOnlySpan<char> text)
    {
        if (_afterRemoved && text[0] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '\r' or '\n')
        {
            _spaces = 0;
        }

        var makesLink = _afterMark && (text[0] == '(' || (text[0] == ':' && _markBeganLine));
        var joinsCode = _afterRemoved && text[0] == '`' && _last == '`';
        if (_spaces == 0 && (makesLink || joinsCode))
        {
            _spaces = 1;
        }

        Span<char> spaces = stackalloc char[1] { ' ' };
        for (; _spaces > 0; _spaces--)
        {
            _visible.Append(' ');
            _fence.Track(spaces);
        }

        _visible.Append(text);
        _fence.Track(text);
        _last = text[^1];
        _droppedOpenings = 0;
        _afterMark = false;
        _afterRemoved = false;
        return text.Length;
    }
}
