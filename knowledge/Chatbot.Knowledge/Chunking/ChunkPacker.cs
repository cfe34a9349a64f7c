using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Chunking;

/// <summary>Packs pieces into chunks, greedily and in order. One instance per document.</summary>
internal sealed class ChunkPacker(ExtractedDocument document, ITokenCounter counter, ChunkingOptions options, ChunkLabels labels)
{
    private const int IdBytes = 15;
    private readonly List<Chunk> _chunks = [];
    private readonly List<Piece> _open = [];
    private int _openTokens;
    private int _fresh;

    public void Add(Piece piece)
    {
        if (_open.Count > 0 && MustClose(piece))
            Close(nextSection: piece.Section, overlap: !piece.IsWhole);
        if (_fresh == 0 && _open.Count > 0 && _openTokens + piece.Tokens > options.MaxTokens)
            Drop();
        _open.Add(piece);
        _openTokens += piece.Tokens;
        _fresh++;
        if (piece.StandsAlone)
            Close(nextSection: null, overlap: false);
    }

    public IReadOnlyList<Chunk> Finish()
    {
        Close(nextSection: null, overlap: false);
        return _chunks;
    }

    private bool MustClose(Piece next)
    {
        var first = _open[0];
        if (next.Section.TopIndex != first.Section.TopIndex)
            return true;
        if (next.Section.Index != _open[^1].Section.Index && _openTokens >= options.MaxTokens / 4)
            return true;
        if (next.Header is not null)
            return true;
        if (next.IsWhole && _open.TrueForAll(piece => piece.IsHeading))
            return false;
        var isFull = _openTokens + next.Tokens > options.MaxTokens;
        return isFull && _fresh > 0;
    }

    /// <summary>Writes the open pieces as a chunk and, within a section, keeps its last sentences for the next one.</summary>
    private void Close(Section? nextSection, bool overlap)
    {
        if (_fresh == 0)
        {
            Drop();
            return;
        }

        _chunks.Add(ToChunk());
        var last = _open[^1];
        var kept = new List<Piece>();
        if (overlap && nextSection == last.Section)
        {
            var tokens = 0;
            for (var i = _open.Count - 1; i > 0 && !_open[i].IsWhole && !_open[i].IsHeading; i--)
            {
                tokens += _open[i].Tokens;
                if (tokens > options.OverlapTokens)
                    break;
                kept.Insert(0, _open[i]);
            }
        }

        Drop();
        _open.AddRange(kept);
        _openTokens = kept.Sum(piece => piece.Tokens);
    }

    private void Drop()
    {
        _open.Clear();
        (_openTokens, _fresh) = (0, 0);
    }

    private Chunk ToChunk()
    {
        var start = _open[0].Range.Start;
        var end = _open[^1].Range.End;
        var text = document.Text[start..end];
        if (_open[0].Header is { } header)
            text = string.Concat(document.Text.AsSpan(header.Start, header.Length), "\n", text);
        var ordinal = _chunks.Count;
        return new Chunk
        {
            ChunkId = IdOf(ordinal),
            Tenant = labels.Tenant,
            DocumentId = labels.DocumentId,
            Version = labels.Version,
            Ordinal = ordinal,
            Title = labels.Title,
            TitlePath = (_open.Find(piece => !piece.IsHeading) ?? _open[0]).Section.TitlePath,
            Text = text,
            Page = _open[0].Block.Page,
            Start = start,
            End = end,
            Tokens = counter.Count(text),
            Language = LanguageDetector.Detect(text),
            SourceUrl = labels.SourceUrl,
            Tags = labels.Tags,
            Access = labels.Access,
        };
    }

    private string IdOf(int ordinal)
    {
        var key = string.Join('\u001F', labels.Tenant, labels.DocumentId, labels.Version, ordinal);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, IdBytes));
    }
}
