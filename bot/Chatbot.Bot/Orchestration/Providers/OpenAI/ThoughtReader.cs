namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

/// <summary>
/// Leaves out the thoughts that a model writes before its answer as <c>&lt;think&gt;…&lt;/think&gt;</c>. Only the beginning of a text is
/// looked at; the same words later on are part of the answer.
/// </summary>
internal sealed class ThoughtReader
{
    private const string Begin = "<think>";
    private const string End = "</think>";
    private State _state = State.Unknown;
    private string _held = "";

    private enum State
    {
        Unknown,
        Thinking,
        Thought,
        Answering,
    }

    /// <returns>What of the text up to this piece can be shown now.</returns>
    public string Read(string piece)
    {
        if (_state == State.Answering)
        {
            return piece;
        }

        _held += piece;
        if (_state == State.Unknown && !Begins())
        {
            return _state == State.Answering ? Take() : "";
        }

        if (_state == State.Thinking && !Ends())
        {
            return "";
        }

        _held = _held.TrimStart();
        if (_held.Length > 0)
        {
            _state = State.Answering;
        }

        return Take();
    }

    /// <summary>What was held back as the possible beginning of a thought and was none.</summary>
    public string Rest() => _state == State.Unknown ? Take() : "";

    private bool Begins()
    {
        var text = _held.AsSpan().TrimStart();
        if (text.StartsWith(Begin, StringComparison.Ordinal))
        {
            _held = text[Begin.Length..].ToString();
            _state = State.Thinking;
            return true;
        }

        if (!Begin.AsSpan().StartsWith(text, StringComparison.Ordinal))
        {
            _state = State.Answering;
        }

        return false;
    }

    private bool Ends()
    {
        var end = _held.IndexOf(End, StringComparison.Ordinal);
        if (end < 0)
        {
            _held = _held[Math.Max(0, _held.Length - End.Length + 1)..];
            return false;
        }

        _held = _held[(end + End.Length)..];
        _state = State.Thought;
        return true;
    }

    private string Take()
    {
        var held = _held;
        _held = "";
        return held;
    }
}
