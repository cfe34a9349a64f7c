using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents;
using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence;

/// <summary>Looks through documents for an audience or for their owner. Thread-safe.</summary>
internal sealed class DocumentCatalog(KnowledgeDatabase database)
{
    /// <summary>The documents that a query asks for, by title.</summary>
    public async IAsyncEnumerable<DocumentRow> ListAsync(
        DocumentQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (query.Limit is < 1)
            yield break;
        await using var context = await database.OpenAsync(cancellationToken);
        IQueryable<DocumentRow> ordered = Find(context, query).OrderBy(row => row.Title).ThenBy(row => row.DocumentId);
        if (query.Tags.Count == 0)
        {
            ordered = query.Offset > 0 ? ordered.Skip(query.Offset) : ordered;
            ordered = query.Limit is { } limit ? ordered.Take(limit) : ordered;
            await foreach (var row in ordered.AsAsyncEnumerable().WithCancellation(cancellationToken))
                yield return row;
            yield break;
        }

        var (skip, left) = (query.Offset, query.Limit ?? int.MaxValue);
        await foreach (var row in ordered.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!HasTags(row, query.Tags) || skip-- > 0)
                continue;
            yield return row;
            if (--left == 0)
                yield break;
        }
    }

    /// <summary>The collections that have a document which every reader of the audience may see; null = the owner.</summary>
    public async Task<IReadOnlyList<CollectionSummary>> CollectionsAsync(
        string tenant,
        Audience? audience,
        CancellationToken cancellationToken
    )
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var groups = Find(context, new DocumentQuery { Tenant = tenant, Audience = audience })
            .GroupBy(row => row.Tags)
            .Select(rows => new
            {
                Tags = rows.Key,
                Documents = rows.Count(),
                Bytes = rows.Sum(row => row.Bytes),
            });
        var found = new SortedDictionary<string, CollectionSummary>(StringComparer.Ordinal);
        await foreach (var group in groups.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var name = CollectionOf(group.Tags);
            var known = found.GetValueOrDefault(name, new CollectionSummary(name, 0, 0));
            found[name] = new CollectionSummary(name, known.Documents + group.Documents, known.Bytes + group.Bytes);
        }

        return [.. found.Values];
    }

    /// <summary>A document that every reader of the audience may see, with the hash of the original that is being served.</summary>
    public async Task<(DocumentRow Row, string ContentHash)?> FindOriginalAsync(
        DocumentKey key,
        Audience? audience,
        CancellationToken cancellationToken
    )
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var query = new DocumentQuery
        {
            Tenant = key.Tenant,
            Audience = audience,
            DocumentIds = [key.DocumentId],
        };
        if (await Find(context, query).FirstOrDefaultAsync(cancellationToken) is not { } row)
            return null;
        var served = await DocumentStore
            .VersionsOf(context, key)
            .Where(version => version.Version == row.ServedVersion)
            .Select(version => version.ContentHash)
            .FirstOrDefaultAsync(cancellationToken);
        return (row, served ?? row.ContentHash);
    }

    private static IQueryable<DocumentRow> Find(KnowledgeDbContext context, DocumentQuery query)
    {
        var rows = context.Documents.AsNoTracking().Where(row => row.Tenant == query.Tenant && !row.IsDeleted);
        if (query.Audience is { } audience)
            rows = VisibleTo(rows, audience);
        if (query.DocumentIds.Count > 0)
        {
            var ids = query.DocumentIds.ToArray();
            rows = rows.Where(row => EF.Parameter(ids).Contains(row.DocumentId));
        }

        if (query.Stages.Count > 0)
        {
            var stages = query.Stages.ToArray();
            rows = rows.Where(row => EF.Parameter(stages).Contains(row.Stage));
        }

        return query.Collections.Count > 0 ? InCollections(rows, query.Collections) : rows;
    }

    private static IQueryable<DocumentRow> VisibleTo(IQueryable<DocumentRow> rows, Audience audience)
    {
        if (audience.Readers.Count == 0)
            return rows.Where(row => false);
        foreach (var reader in audience.Readers)
        {
            var principals = reader
                .Groups.Select(group => $"group:{group}")
                .Append($"user:{reader.UserId}")
                .Append(AccessList.EveryonePrincipal)
                .ToArray();
            rows = rows.Where(row => row.Access.Any(principal => EF.Parameter(principals).Contains(principal)));
        }

        return rows;
    }

    /// <summary>The stored tags are JSON in one fixed form, in which the entry of a collection is unmistakable.</summary>
    private static IQueryable<DocumentRow> InCollections(IQueryable<DocumentRow> rows, IReadOnlyList<string> collections)
    {
        var entries = collections.Distinct(StringComparer.Ordinal).Select(EntryOf).ToArray();
#pragma warning disable CA1307 // EF Core translates this overload only; it compares ordinally.
        return rows.Where(row => EF.Parameter(entries).Any(entry => row.Tags.Contains(entry)));
#pragma warning restore CA1307
    }

    private static string EntryOf(string collection)
    {
        var tags = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [Collections.TagName] = [collection] };
        return Payload.OfTags(tags)[1..^1];
    }

    private static bool HasTags(DocumentRow row, IReadOnlyDictionary<string, IReadOnlyList<string>> wanted)
    {
        var tags = Payload.ToTags(row.Tags);
        return wanted.All(tag =>
            tags.TryGetValue(tag.Key, out var values) && values.Intersect(tag.Value, StringComparer.Ordinal).Any()
        );
    }

    private static string CollectionOf(string tags) =>
        Payload.ToTags(tags).TryGetValue(Collections.TagName, out var names) && names.Count > 0 ? names[0] : Collections.Default;
}
