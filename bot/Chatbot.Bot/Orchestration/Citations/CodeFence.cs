namespace Chatbot.Bot.Orchestration.Citations;

/// <summary>Follows text to know where a line begins and whether it stands in a fenced code block.</summary>
internal sealed class CodeFence
{
    private const int LargestIndent = 3;

    private char _character;
    private int _length;
    private int _indent;
    private int _run;
    private LinePart _part;

    private enum LinePart
    {
        Indent,
        Run,
        SpaceAfterRun,
        Text,
    }

    public bool IsOpen => _length > 0;

    /// <summary>Whether the line so far, with <paramref name="spaces"/> more, is nothing but a small indent.</summary>
    public bool IsLineStart(int spaces) => _part == LinePart.Indent && _indent + spaces <= LargestIndent;

    /// <summary>Call after tracking the characters that open the block.</summary>
    public void Open(char character, int length)
    {
        _character = character;
        _length = length;
        _part = LinePart.Text;
    }

    public void Track(ReadOnlySpan<char> text)
    {
        var relevant = IsOpen ? 0 : Math.Max(text.LastIndexOf('\n'), 0);
        foreach (var character in text[relevant..])
        {
            if (character == '\n')
            {
                EndLine();
            }
            else if (_part != LinePart.Text)
            {
                _part = Next(character);
            }
        }
    }

    private void EndLine()
    {
        if (_part is LinePart.Run or LinePart.SpaceAfterRun && _run >= _length)
        {
            _length = 0;
        }

        _indent = 0;
        _run = 0;
        _part = LinePart.Indent;
    }

    private LinePart Next(char character)
    {
        switch (_part)
        {
            case LinePart.Indent when character == ' ' && _indent < LargestIndent:
                _indent++;
                return LinePart.Indent;
            case LinePart.Indent or LinePart.Run when IsOpen && character == _character:
                _run++;
                return LinePart.Run;
            case LinePart.Run or LinePart.SpaceAfterRun when character is ' ' or '\t' or '\r':
                return LinePart.SpaceAfterRun;
            default:
                return LinePart.Text;
        }
    }
}
