namespace Chatbot.Knowledge.Readers.Rtf;

/// <summary>Cuts an RTF file into tokens; binary content is stepped over.</summary>
internal sealed class RtfTokens(ReadOnlyMemory<byte> content)
{
    private const int LongestWord = 32;
    private const int LongestNumber = 10;
    private int _position;

    public RtfToken Next()
    {
        var bytes = content.Span;
        while (_position < bytes.Length)
        {
            var value = bytes[_position++];
            switch (value)
            {
                case (byte)'{':
                    return new RtfToken(RtfTokenKind.Open);
                case (byte)'}':
                    return new RtfToken(RtfTokenKind.Close);
                case (byte)'\\':
                    return Control(bytes);
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    return new RtfToken(RtfTokenKind.Text, Value: value);
            }
        }

        return new RtfToken(RtfTokenKind.End);
    }

    private RtfToken Control(ReadOnlySpan<byte> bytes)
    {
        if (_position >= bytes.Length)
            return new RtfToken(RtfTokenKind.End);
        var start = _position;
        while (_position < bytes.Length && _position - start < LongestWord && char.IsAsciiLetter((char)bytes[_position]))
            _position++;
        if (_position == start)
            return Symbol(bytes);
        var word = System.Text.Encoding.ASCII.GetString(bytes[start.._position]);
        var number = Number(bytes);
        if (_position < bytes.Length && bytes[_position] == ' ')
            _position++;
        if (word == "bin" && number is > 0)
            _position = (int)Math.Min(bytes.Length, (long)_position + number.Value);
        return new RtfToken(RtfTokenKind.Control, word, number);
    }

    private RtfToken Symbol(ReadOnlySpan<byte> bytes)
    {
        var symbol = bytes[_position++];
        if (symbol != '\'')
            return new RtfToken(RtfTokenKind.Control, symbol is (byte)'\r' or (byte)'\n' ? "par" : ((char)symbol).ToString());
        if (
            _position + 2 > bytes.Length
            || !char.IsAsciiHexDigit((char)bytes[_position])
            || !char.IsAsciiHexDigit((char)bytes[_position + 1])
        )
            return new RtfToken(RtfTokenKind.Control, "'");
        var value =
            (Convert.ToInt32(((char)bytes[_position]).ToString(), 16) * 16)
            + Convert.ToInt32(((char)bytes[_position + 1]).ToString(), 16);
        _position += 2;
        return new RtfToken(RtfTokenKind.Text, Value: (byte)value);
    }

    private int? Number(ReadOnlySpan<byte> bytes)
    {
        var start = _position;
        if (_position < bytes.Length && bytes[_position] == '-')
            _position++;
        var digits = _position;
        while (_position < bytes.Length && _position - digits < LongestNumber && char.IsAsciiDigit((char)bytes[_position]))
            _position++;
        if (_position == digits)
        {
            _position = start;
            return null;
        }

        return int.TryParse(bytes[start.._position], out var number) ? number : null;
    }
}
