using System.Text;
using Chatbot.Bot.Orchestration.Providers;

namespace Chatbot.Bot.Orchestration.Citations;

/// <summary>The text of one answer while it streams: recognises “not found”, corrects citations, remarks on unsupported sentences.</summary>
internal sealed class AnswerText
{
    private readonly StringBuilder _shown = new();
    private readonly CitationFilter? _citations;
    private readonly UnsupportedSentences? _unsupported;
    private string _opening = "";
    private bool _isOpen;

    private AnswerText(CitationFilter? citations, UnsupportedSentences? unsupported)
    {
        _citations = citations;
        _unsupported = unsupported;
        _isOpen = citations is null;
    }

    /// <summary>Whether the provider said that the sources hold no answer; then nothing is shown of it.</summary>
    public bool NotFound { get; private set; }

    /// <summary>All that was shown so far.</summary>
    public string Shown => _shown.ToString();

    public bool IsEmpty => _shown.Length == 0;

    /// <summary>The sources cited, 1-based, in the order of their marks.</summary>
    public IReadOnlyList<int> Cited => _citations?.Used ?? [];

    /// <summary>Text that cites nothing and is shown as it comes.</summary>
    public static AnswerText Verbatim() => new(citations: null, unsupported: null);

    public static AnswerText Citing(int sources, string? unsupportedRemark) =>
        new(new CitationFilter(sources), unsupportedRemark is null ? null : new UnsupportedSentences(unsupportedRemark));

    /// <summary>Takes the next piece and returns what may be shown now.</summary>
    public string Append(string piece)
    {
        if (NotFound)
        {
            return "";
        }

        if (!_isOpen)
        {
            piece = _opening += piece;
            var beginning = piece.AsSpan().TrimStart(" \n\r\t*\"`");
            if (beginning.StartsWith(NotFoundSignal.Text, StringComparison.Ordinal))
            {
                NotFound = true;
                return "";
            }

            if (beginning.IsEmpty || NotFoundSignal.Text.AsSpan().StartsWith(beginning, StringComparison.Ordinal))
            {
                return "";
            }

            _isOpen = true;
        }

        return Show(Filter(piece));
    }

    /// <summary>Returns what was held back.</summary>
    public string Complete()
    {
        if (NotFound)
        {
            return "";
        }

        var rest = _isOpen || string.IsNullOrWhiteSpace(_opening) ? "" : Filter(_opening);
        rest += _citations is null ? "" : Remark(_citations.Complete());
        return Show(rest + _unsupported?.Complete());
    }

    /// <summary>Adds text of the assistant itself.</summary>
    public string Show(string text)
    {
        _shown.Append(text);
        return text;
    }

    private string Filter(string piece) => _citations is null ? piece : Remark(_citations.Append(piece));

    private string Remark(string piece) => _unsupported is null ? piece : _unsupported.Append(piece);
}
