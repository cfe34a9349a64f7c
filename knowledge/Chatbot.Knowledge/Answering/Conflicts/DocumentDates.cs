using System.Globalization;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Answering.Conflicts;

/// <summary>Reads from the tags of a document when it was last changed.</summary>
internal sealed class DocumentDates(IChunkStore chunks)
{
    /// <summary>Names of tags, the surest first.</summary>
    private static readonly string[] Names = ["modified", "updated", "date", "published", "created", "valid-from", "year"];

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM",
        "yyyy",
        "yyyy-MM-ddTHH:mm:ssK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy/MM/dd",
        "dd.MM.yyyy",
    ];

    /// <summary>The date of a passage's document, or null when its tags tell none.</summary>
    public async Task<DateTimeOffset?> FindAsync(Passage passage, SearchQuery query, CancellationToken cancellationToken)
    {
        Chunk? chunk = await chunks.GetAsync(
            passage.ChunkId,
            new ChunkFilter(query.Tenant, query.Audience, query.Tags),
            cancellationToken
        );
        return chunk is null ? null : Of(chunk.Tags);
    }

    internal static DateTimeOffset? Of(IReadOnlyDictionary<string, IReadOnlyList<string>> tags)
    {
        foreach (string name in Names)
        {
            if (
                tags.TryGetValue(name, out IReadOnlyList<string>? values)
                && values.Select(Parse).OfType<DateTimeOffset>().ToList() is { Count: > 0 } dates
            )
            {
                return dates.Max();
            }
        }

        return null;
    }

    private static DateTimeOffset? Parse(string value) =>
        DateTimeOffset.TryParseExact(
            value.Trim(),
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset date
        )
            ? date
            : null;
}
