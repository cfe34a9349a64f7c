using System.Runtime.InteropServices;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking.Strategies;

/// <summary>The work of <see cref="RecursiveStrategy"/> on one document.</summary>
internal sealed class RecursiveCut(
    string text,
    ITokenCounter counter,
    List<Piece> pieces,
    ChunkingOptions options,
    CancellationToken cancellationToken
)
{
    private const int BlockLevel = 10;
    private const int LineLevel = 11;
    private const int SentenceLevel = 12;

    /// <summary>A text with more characters a token than this is not worth counting: it does not fit.</summary>
    private const int LongestToken = 32;

    private readonly TextCuts _cuts = new(text, counter);
    private readonly List<Group> _groups = [];
    private readonly HashSet<int> _starts = [];

    /// <summary>A chunk leaves room for what it repeats of the one before.</summary>
    private readonly int _limit = options.MaxTokens - options.OverlapTokens;

    public List<ChunkRange> ToChunks()
    {
        if (pieces.Count > 0)
            Split(new Group(0, pieces.Count), level: 1);
        return _groups.ConvertAll(ToChunk);
    }

    private void Split(Group group, int level)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Fits(group))
        {
            _groups.Add(group);
            return;
        }

        Group? open = null;
        foreach (var child in Children(group, level))
        {
            if (open is { } before && Fits(new Group(before.From, child.To)))
            {
                open = new Group(before.From, child.To);
                continue;
            }

            if (open is { } done)
                _groups.Add(done);
            open = Fits(child) ? child : null;
            if (open is null)
                Split(child, level + 1);
        }

        if (open is { } last)
            _groups.Add(last);
    }

    private IEnumerable<Group> Children(Group group, int level)
    {
        var from = group.From;
        for (var i = from + 1; i < group.To; i++)
        {
            if (!IsCut(i, level))
                continue;
            yield return new Group(from, i);
            from = i;
        }

        yield return new Group(from, group.To);
    }

    private bool IsCut(int i, int level)
    {
        var (before, piece) = (pieces[i - 1], pieces[i]);
        if (piece.StandsAlone || before.StandsAlone || level >= SentenceLevel)
            return true;
        if (level < BlockLevel)
            return piece.IsHeading && piece.Block.Level <= level && !before.IsHeading;
        if (piece.Block != before.Block)
            return !before.IsHeading;
        return level == LineLevel && text.AsSpan(before.Range.End, piece.Range.Start - before.Range.End).Contains('\n');
    }

    private bool Fits(Group group)
    {
        if (group.To - group.From == 1)
            return true;
        for (var i = group.From; i < group.To; i++)
        {
            if (pieces[i].StandsAlone)
                return false;
        }

        return IsWithinLimit(group) || (pieces[group.To - 1].IsWhole && IsHeadings(group with { To = group.To - 1 }));
    }

    private bool IsHeadings(Group group) =>
        pieces.Skip(group.From).Take(group.To - group.From).All(piece => piece.IsHeading) && IsWithinLimit(group);

    private bool IsWithinLimit(Group group)
    {
        var (start, end) = (pieces[group.From].Range.Start, pieces[group.To - 1].Range.End);
        return end - start <= (long)_limit * LongestToken && _cuts.Count(start, end) <= _limit;
    }

    private ChunkRange ToChunk(Group group)
    {
        var own = pieces[group.From];
        for (var i = group.From; i < group.To; i++)
        {
            if (!pieces[i].IsHeading)
            {
                own = pieces[i];
                break;
            }
        }

        var first = pieces[Overlapped(group)];
        var range = new TextRange(first.Range.Start, pieces[group.To - 1].Range.End);
        return new ChunkRange(range, own.Section, first.Block.Page) { Header = pieces[group.From].Header };
    }

    /// <summary>The first of the sentences before a chunk that it repeats; its own first piece when it repeats none.</summary>
    private int Overlapped(Group group)
    {
        _starts.Add(group.From);
        if (!IsRunning(pieces[group.From]))
            return group.From;
        var start = group.From;
        var end = pieces[group.From - (group.From > 0 ? 1 : 0)].Range.End;
        // The first piece of the chunk before is not repeated, so that no chunk holds another.
        while (start > 1 && IsRunning(pieces[start - 1]) && !_starts.Contains(start - 1))
        {
            var isNear = pieces[start - 1].Section == pieces[group.From].Section;
            if (!isNear || _cuts.Count(pieces[start - 1].Range.Start, end) > options.OverlapTokens)
                break;
            start--;
        }

        while (start < group.From && _cuts.Count(pieces[start].Range.Start, pieces[group.To - 1].Range.End) > options.MaxTokens)
            start++;
        return start;
    }

    private static bool IsRunning(Piece piece) => !piece.IsWhole && !piece.IsHeading && !piece.StandsAlone;

    /// <summary>Pieces from one to before another.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Group(int From, int To);
}
