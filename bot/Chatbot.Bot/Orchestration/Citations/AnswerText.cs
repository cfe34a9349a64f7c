using System.Text;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Orchestration.Citations;

/// <summary>The text of one answer while it streams: recognises “not found”, corrects citations, remarks on unsupported sentences.</summary>
internal sealed class AnswerText
{
    private const int LongestEvidence = 4000;
    private readonly StringBuilder _shown = new();
    private readonly CitationFilter? _citations;
    private UnsupportedSentences? _unsupported;
    private string _opening = "";
    private bool _isOpen;

    private AnswerText(CitationFilter? citations)
    {
        _citations = citations;
        _isOpen = citations is null;
    }

    /// <summary>Whether the provider said that the sources hold no answer; then nothing is shown of it.</summary>
    public bool NotFound { get; private set; }

    /// <summary>All that was shown so far.</summary>
    public string Shown => _shown.ToString();

    /// <summary>Texts without a number that a sentence without a citation may rest on: what tools have found.</summary>
    public IReadOnlyList<string> Evidence { get; set; } = [];

    public bool IsEmpty => _shown.Length == 0;

    /// <summary>The sources cited, 1-based, in the order of their marks.</summary>
    public IReadOnlyList<int> Cited => _citations?.Used ?? [];

    /// <summary>Text that cites nothing and is shown as it comes.</summary>
    public static AnswerText Verbatim() => new(citations: null);

    public static AnswerText Citing(int sources) => new(new CitationFilter(sources));

    /// <summary>The same; sentences that their sources do not support are marked with a remark or left out.</summary>
    public static AnswerText Checked(IReadOnlyList<Passage> sources, SupportChecker checker, string remark, bool removes)
    {
        var text = Citing(sources.Count);
        text._unsupported = new UnsupportedSentences(remark, removes, text.IsSupportedBy(sources, checker));
        return text;
    }

    /// <summary>Sources were added: marks may point at so many of them from now on.</summary>
    public void Allow(int sources) => _citations?.Allow(sources);

    /// <summary>The provider goes on after it used a tool: what it said of the sources alone does not count.</summary>
    public void Reopen()
    {
        if (NotFound)
        {
            (NotFound, _opening) = (false, "");
        }
    }

    /// <summary>Takes the next piece and returns what may be shown now.</summary>
    public async ValueTask<string> AppendAsync(string piece, CancellationToken cancellationToken)
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

        return Show(await FilterAsync(piece, cancellationToken));
    }

    /// <summary>Returns what was held back.</summary>
    public async ValueTask<string> CompleteAsync(CancellationToken cancellationToken)
    {
        if (NotFound)
        {
            return "";
        }

        var rest = _isOpen || string.IsNullOrWhiteSpace(_opening) ? "" : await FilterAsync(_opening, cancellationToken);
        rest += _citations is null ? "" : await CheckAsync(_citations.Complete(), cancellationToken);
        rest += _unsupported is null ? "" : await _unsupported.CompleteAsync(cancellationToken);
        return Show(rest);
    }

    /// <summary>Adds text of the assistant itself.</summary>
    public string Show(string text)
    {
        _shown.Append(text);
        return text;
    }

    private ValueTask<string> FilterAsync(string piece, CancellationToken cancellationToken) =>
        _citations is null ? new(piece) : CheckAsync(_citations.Append(piece), cancellationToken);

    private ValueTask<string> CheckAsync(string piece, CancellationToken cancellationToken) =>
        _unsupported is null ? new(piece) : _unsupported.AppendAsync(piece, cancellationToken);

    /// <summary>The marks that are shown count in the order of use; the sources have numbers of their own.</summary>
    private Func<string, IReadOnlyList<int>, CancellationToken, ValueTask<bool>> IsSupportedBy(
        IReadOnlyList<Passage> sources,
        SupportChecker checker
    ) =>
        async (sentence, marks, cancellationToken) =>
        {
            var cited = marks.Where(mark => mark >= 1 && mark <= Cited.Count).Select(mark => sources[Cited[mark - 1] - 1]);
            Passage[] grounds = [.. cited];
            return (
                await checker.CheckSentenceAsync(
                    sentence,
                    grounds.Length > 0 ? grounds : [.. Evidence.Select(Ground)],
                    cancellationToken
                )
            ).IsSupported;
        };

    private static Passage Ground(string evidence) =>
        new()
        {
            ChunkId = "",
            DocumentId = "",
            Title = "",
            Text = evidence.Length <= LongestEvidence ? evidence : evidence[..LongestEvidence],
        };
}
