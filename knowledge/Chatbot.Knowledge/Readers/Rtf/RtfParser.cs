using System.Text;

namespace Chatbot.Knowledge.Readers.Rtf;

/// <summary>Follows the groups and control words of an RTF file and hands text to where it belongs.</summary>
internal sealed class RtfParser(RtfBody body, RtfTables tables, CancellationToken cancellationToken)
{
    private const int MaxDepth = 20_000;
    private const int MaxSkip = 16;
    private readonly Stack<RtfState> _states = new();
    private readonly List<byte> _bytes = [];
    private readonly StringBuilder _aside = new();
    private RtfState _state = new(RtfTarget.Body, RtfCodePages.Default, 1, false);
    private int _skip;
    private bool _isOptional;
    private bool _isGroupStart;

    /// <summary>Reads to the end; false when the file ends before its outermost group.</summary>
    public bool Read(RtfTokens tokens)
    {
        var count = 0;
        while (true)
        {
            if ((++count & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var token = tokens.Next();
            switch (token.Kind)
            {
                case RtfTokenKind.End:
                    Flush();
                    return _states.Count == 0;
                case RtfTokenKind.Open:
                    Open();
                    break;
                case RtfTokenKind.Close:
                    Close();
                    if (_states.Count == 0)
                        return true;
                    break;
                case RtfTokenKind.Text when _skip > 0:
                    _skip--;
                    break;
                case RtfTokenKind.Text:
                    _isGroupStart = false;
                    if (_state.Target != RtfTarget.Skipped && !_state.IsHidden)
                        _bytes.Add(token.Value);
                    break;
                default:
                    Control(token);
                    break;
            }
        }
    }

    private void Open()
    {
        Flush();
        if (_states.Count >= MaxDepth)
            throw new DocumentReaderException("The file is nested too deeply to be read.");
        _states.Push(_state);
        (_skip, _isOptional, _isGroupStart) = (0, false, true);
    }

    private void Close()
    {
        Flush();
        _skip = 0;
        var ended = _state;
        if (_states.Count > 0)
            _state = _states.Pop();
        _isGroupStart = false;
        if (ended.Target == _state.Target)
            return;
        switch (ended.Target)
        {
            case RtfTarget.Note:
                body.Attach(_aside.ToString());
                _aside.Clear();
                break;
            case RtfTarget.Comment:
                if (!string.IsNullOrWhiteSpace(_aside.ToString()))
                    body.Attach($"Comment: {_aside}");
                _aside.Clear();
                break;
            case RtfTarget.Property:
                tables.EndProperty(_aside.ToString());
                _aside.Clear();
                break;
        }
    }

    private void Control(RtfToken token)
    {
        if (_skip > 0 && token.Word is not "u" and not "uc")
        {
            _skip--;
            return;
        }

        var isStart = _isGroupStart;
        _isGroupStart = false;
        if (token.Word == "*")
        {
            _isOptional = isStart;
            _isGroupStart = isStart;
            return;
        }

        if ((isStart || _isOptional) && Destination(token.Word))
        {
            _isOptional = false;
            return;
        }

        _isOptional = false;
        if (_state.Target != RtfTarget.Skipped)
            Apply(token);
    }

    /// <summary>Whether the word names where the text of its group goes; unknown optional ones are skipped.</summary>
    private bool Destination(string word)
    {
        if (_state.Target == RtfTarget.Skipped)
            return true;
        RtfTarget? target = word switch
        {
            "fonttbl" => RtfTarget.Fonts,
            "stylesheet" => RtfTarget.Styles,
            "info" => RtfTarget.Properties,
            "footnote" => RtfTarget.Note,
            "annotation" => RtfTarget.Comment,
            "shpinst" or "shptxt" or "shp" or "fldrslt" or "field" or "do" or "dptxbxtext" => _state.Target,
            _ when _state.Target == RtfTarget.Properties => RtfTables.IsProperty(word) ? RtfTarget.Property : RtfTarget.Skipped,
            _ when RtfTables.IsSkipped(word) => RtfTarget.Skipped,
            _ when _isOptional && _state.Target is not (RtfTarget.Styles or RtfTarget.Fonts) => RtfTarget.Skipped,
            _ => null,
        };
        if (word is "listtext" or "pntext")
            body.ListDepth = Math.Max(1, body.ListDepth);
        if (target is null)
            return false;
        if (target == RtfTarget.Property)
            tables.StartProperty(word);
        _state.Target = target.Value;
        return true;
    }

    private void Apply(RtfToken token)
    {
        switch (token.Word)
        {
            case "u":
                Flush();
                Emit(((char)(ushort)(token.Number ?? '?')).ToString());
                _skip = _state.SkipAfterUnicode;
                break;
            case "uc":
                _state.SkipAfterUnicode = Math.Clamp(token.Number ?? 1, 0, MaxSkip);
                break;
            case "ansicpg":
                tables.CodePage = token.Number is > 0 ? token.Number.Value : RtfCodePages.Default;
                _state.CodePage = tables.CodePage;
                break;
            case "mac" or "pc" or "pca":
                tables.CodePage =
                    token.Word == "mac" ? 10000
                    : token.Word == "pc" ? 437
                    : 850;
                _state.CodePage = tables.CodePage;
                break;
            case "f":
                Flush();
                if (_state.Target == RtfTarget.Fonts)
                    tables.StartFont(token.Number ?? 0);
                else
                    _state.CodePage = tables.CodePageOf(token.Number ?? 0);
                break;
            case "fcharset" or "cpg" when _state.Target == RtfTarget.Fonts:
                tables.SetCharacterSet(token.Word, token.Number ?? 0);
                _state.CodePage = tables.CurrentCodePage;
                break;
            case "plain":
                Flush();
                _state.IsHidden = false;
                _state.CodePage = tables.CodePage;
                break;
            case "v" or "deleted":
                Flush();
                _state.IsHidden = token.Number != 0;
                break;
            default:
                if (_state.Target == RtfTarget.Styles)
                    tables.StyleControl(token.Word, token.Number);
                else if (RtfTables.Character(token.Word) is { } text)
                    EmitAfterFlush(text);
                else if (_state.Target == RtfTarget.Body)
                    Structure(token);
                else if (token.Word is "par" or "line")
                    EmitAfterFlush(" ");
                break;
        }
    }

    private void Structure(RtfToken token)
    {
        Flush();
        switch (token.Word)
        {
            case "par" or "sect" or "page":
                body.EndParagraph();
                break;
            case "pard":
                body.ResetParagraph();
                break;
            case "s":
                body.StyleLevel = tables.LevelOf(token.Number ?? 0);
                break;
            case "outlinelevel":
                body.Outline = token.Number is >= 0 and < 9 ? token.Number.Value + 1 : 0;
                break;
            case "ls" when token.Number > 0:
                body.ListDepth = Math.Max(1, body.ListDepth);
                break;
            case "ilvl":
                body.ListDepth = Math.Clamp(token.Number ?? 0, 0, 8) + 1;
                break;
            case "intbl":
                body.IsInTable = true;
                break;
            case "trowd":
                body.StartRow();
                break;
            case "clvmrg":
                body.MergeCell(RtfCellMerge.Down);
                break;
            case "cellx":
                body.DefineCell();
                break;
            case "cell":
                body.EndCell();
                break;
            case "row":
                body.EndRow();
                break;
            case "line" or "tab" or "nestcell" or "nestrow":
                body.Append(" ");
                break;
        }
    }

    private void EmitAfterFlush(string text)
    {
        Flush();
        Emit(text);
    }

    /// <summary>Decodes the bytes so far: characters of East Asian code pages have two.</summary>
    private void Flush()
    {
        if (_bytes.Count == 0)
            return;
        var text = RtfCodePages.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes), _state.CodePage);
        _bytes.Clear();
        Emit(text);
    }

    private void Emit(string text)
    {
        if (_state.IsHidden)
            return;
        switch (_state.Target)
        {
            case RtfTarget.Body:
                body.Append(text);
                break;
            case RtfTarget.Note or RtfTarget.Comment or RtfTarget.Property:
                _aside.Append(text);
                break;
            case RtfTarget.Styles:
                tables.StyleText(text);
                break;
        }
    }
}
