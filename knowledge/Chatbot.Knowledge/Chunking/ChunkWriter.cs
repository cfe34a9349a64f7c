using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Chunking;

/// <summary>Makes chunks of the ranges that a strategy cut. Pure.</summary>
internal sealed class ChunkWriter(ExtractedDocument document, ITokenCounter counter, ChunkLabels labels)
{
    private const int IdBytes = 15;
    private readonly Dictionary<ChunkRange, ChunkParent> _parents = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<Chunk> Write(IReadOnlyList<ChunkRange> ranges)
    {
        var languages = ranges.Select(range => LanguageDetector.Detect(TextOf(range.Parent ?? range))).ToList();
        var prevailing = Prevailing(ranges, languages) ?? Declared();
        return [.. ranges.Select((range, ordinal) => Write(range, ordinal, languages[ordinal] ?? prevailing))];
    }

    private Chunk Write(ChunkRange range, int ordinal, string? language)
    {
        var text = TextOf(range);
        return new Chunk
        {
            ChunkId = IdOf(ordinal),
            Tenant = labels.Tenant,
            DocumentId = labels.DocumentId,
            Version = labels.Version,
            Ordinal = ordinal,
            Title = labels.Title,
            TitlePath = range.Section.TitlePath,
            Text = text,
            Page = range.Page,
            Start = range.Range.Start,
            End = range.Range.End,
            Tokens = counter.Count(text),
            Language = language,
            Parent = range.Parent is { } parent ? ParentOf(parent) : null,
            SourceUrl = labels.SourceUrl,
            Tags = labels.Tags,
            Access = labels.Access,
        };
    }

    private ChunkParent ParentOf(ChunkRange parent)
    {
        if (_parents.TryGetValue(parent, out var known))
            return known;
        var text = TextOf(parent);
        return _parents[parent] = new ChunkParent(text, parent.Range.Start, parent.Range.End, parent.Page, counter.Count(text));
    }

    private string TextOf(ChunkRange range)
    {
        var text = document.Text[range.Range.Start..range.Range.End];
        return range.Header is { } header ? string.Concat(document.Text.AsSpan(header.Start, header.Length), "\n", text) : text;
    }

    /// <summary>The language of most of the text: that of chunks too short to tell.</summary>
    private static string? Prevailing(IReadOnlyList<ChunkRange> ranges, List<string?> languages) =>
        ranges
            .Zip(languages, (range, language) => (Language: language, range.Range.Length))
            .Where(part => part.Language is not null)
            .GroupBy(part => part.Language, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(part => (long)part.Length))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key;

    /// <summary>The language that the file says it has, without its region.</summary>
    private string? Declared() =>
        document.Metadata.GetValueOrDefault("language")?.Trim().ToLowerInvariant() is { Length: >= 2 } language
        && char.IsAsciiLetter(language[0])
        && char.IsAsciiLetter(language[1])
        && (language.Length == 2 || language[2] is '-' or '_')
            ? language[..2]
            : null;

    private string IdOf(int ordinal)
    {
        var key = string.Join('\u001F', labels.Tenant, labels.DocumentId, labels.Version, ordinal);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, IdBytes));
    }
}
