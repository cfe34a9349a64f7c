namespace Chatbot.Bot.Tools.BuiltIn.Calculator;

/// <summary>How names, units and signs are read.</summary>
internal ref partial struct Calculation
{
    private bool TakeUnit(out Unit unit)
    {
        if (!Unit.TryFind(PeekUnit(out var length), out var found))
        {
            unit = null!;
            return false;
        }

        _position += length;
        unit = found;
        return true;
    }

    /// <summary>The longest run of letters, digits and signs that units are written with.</summary>
    private string PeekUnit(out int length)
    {
        SkipSpaces();
        length = 0;
        var rest = _text[_position..];
        while (length < rest.Length && (char.IsLetter(rest[length]) || rest[length] is '°' or '²' or '³'))
        {
            length++;
        }

        if (
            length > 0
            && length < rest.Length
            && rest[length] is '2' or '3'
            && Unit.TryFind(rest[..(length + 1)].ToString(), out _)
        )
        {
            length++;
        }

        if (length + 1 < rest.Length && rest[length] == '/' && Unit.TryFind(rest[..(length + 2)].ToString(), out _))
        {
            length += 2;
        }

        return rest[..length].ToString();
    }

    private string PeekName()
    {
        SkipSpaces();
        var end = _position;
        while (end < _text.Length && (char.IsLetter(_text[end]) || (end > _position && char.IsAsciiDigit(_text[end]))))
        {
            end++;
        }

        return _text[_position..end].ToString();
    }

    private bool TakeWord(string word)
    {
        if (PeekName() != word)
        {
            return false;
        }

        _position += word.Length;
        return true;
    }

    private bool Take(char sign)
    {
        SkipSpaces();
        if (_position >= _text.Length || _text[_position] != sign || (sign == '*' && _text[_position..].StartsWith("**")))
        {
            return false;
        }

        _position++;
        return true;
    }

    private bool TakeBoth(string signs)
    {
        SkipSpaces();
        if (!_text[_position..].StartsWith(signs))
        {
            return false;
        }

        _position += signs.Length;
        return true;
    }

    private void Expect(char sign)
    {
        if (!Take(sign))
        {
            throw _position >= _text.Length ? new CalculationException($"A '{sign}' is missing at the end.") : Unexpected();
        }
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }
}
