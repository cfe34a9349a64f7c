using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.KernelMemory.Wire;

namespace Chatbot.Knowledge.KernelMemory;

/// <summary>The documents of a tenant as Kernel Memory has them, for one audience.</summary>
internal sealed class KernelMemoryView(IKnowledgeBase knowledge, string tenant, Audience audience)
{
    /// <summary>Documents that a filter may choose which only Kernel Memory's filters can say.</summary>
    private const int MostChosen = 10_000;

    private const int DefaultLimit = 100;
    private const int LargestLimit = 1000;
    private const string NoQuestion = "No question provided";
    private const string NothingRelevant = "No relevant memories available";

    /// <summary>The best passages of an index, by file; with filters alone, the files.</summary>
    public async Task<KernelMemoryResult> SearchAsync(KernelMemorySearch request, CancellationToken cancellationToken)
    {
        var filters = new KernelMemoryFilters(request.Filters);
        var text = request.Query ?? "";
        var limit = request.Limit <= 0 ? DefaultLimit : Math.Min(request.Limit, LargestLimit);
        var index = KernelMemoryIds.IndexOf(request.Index);
        IReadOnlyList<KernelMemoryCitation> found;
        if (!string.IsNullOrWhiteSpace(text))
        {
            var query = await QueryAsync(index, text, filters, limit, cancellationToken);
            var passages = query is null ? [] : (await knowledge.SearchAsync(query, cancellationToken)).Passages;
            var relevant = passages.Where(passage => KernelMemoryMapper.RelevanceOf(passage) >= request.MinRelevance);
            found = await CiteAsync([.. relevant], cancellationToken);
        }
        else
        {
            var files = filters.IsEmpty ? [] : await ChooseAsync(index, filters, limit, cancellationToken);
            found = [.. files.Select(file => KernelMemoryMapper.ToCitation(file, []))];
        }

        return new KernelMemoryResult(text, found.Count == 0, found);
    }

    /// <summary>An answer in pieces: appended ones, then the last with the sources, or a reset when nothing was found.</summary>
    public async IAsyncEnumerable<KernelMemoryAnswer> AskAsync(
        KernelMemoryQuestion request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var question = request.Question ?? "";
        if (string.IsNullOrWhiteSpace(question))
        {
            yield return Nothing(question, NoQuestion);
            yield break;
        }

        var index = KernelMemoryIds.IndexOf(request.Index);
        var filters = new KernelMemoryFilters(request.Filters);
        var limit = new SearchQuery
        {
            Tenant = tenant,
            Text = question,
            Audience = audience,
        }.Limit;
        if (await QueryAsync(index, question, filters, limit, cancellationToken) is not { } query)
        {
            yield return Nothing(question, NothingRelevant);
            yield break;
        }

        var isFirst = true;
        await foreach (var update in knowledge.AskAsync(query, cancellationToken))
        {
            if (update is AnswerUpdate.Delta delta)
            {
                yield return new KernelMemoryAnswer
                {
                    StreamState = "append",
                    Question = isFirst ? question : null,
                    NoResult = false,
                    Text = delta.Text,
                };
                isFirst = false;
            }
            else if (update is AnswerUpdate.Final final)
            {
                var sources = await CiteAsync(final.Citations, cancellationToken);
                yield return final.Found
                    ? new KernelMemoryAnswer
                    {
                        StreamState = "last",
                        NoResult = false,
                        Text = "",
                        RelevantSources = sources,
                    }
                    : Nothing(question, NothingRelevant);
            }
        }
    }

    /// <summary>All files of a document, the first one first; empty when there is no such document in the index.</summary>
    public async Task<IReadOnlyList<DocumentStatus>> FilesAsync(
        string index,
        string documentId,
        CancellationToken cancellationToken
    )
    {
        // A document that came in by our own routes has the id that it was given, in whatever collection.
        foreach (var id in new[] { KernelMemoryIds.Compose(index, documentId), documentId }.Distinct(StringComparer.Ordinal))
        {
            var first = await knowledge.GetStatusAsync(tenant, id, cancellationToken);
            if (first is null || first.Collection != index || KernelMemoryIds.PublicIdOf(first) != documentId)
                continue;
            var files = new List<DocumentStatus> { first };
            foreach (var part in KernelMemoryIds.PartsOf(index, documentId, first).Skip(1))
            {
                if (await knowledge.GetStatusAsync(tenant, part, cancellationToken) is { } file)
                    files.Add(file);
            }

            return files;
        }

        return [];
    }

    /// <summary>The files of a document, as far as the audience may see them.</summary>
    public async Task<IReadOnlyList<DocumentStatus>> VisibleFilesAsync(
        string index,
        string documentId,
        CancellationToken cancellationToken
    )
    {
        var files = await FilesAsync(index, documentId, cancellationToken);
        var visible = await FindAsync([.. files.Select(file => file.DocumentId)], cancellationToken);
        return [.. files.Where(file => visible.ContainsKey(file.DocumentId))];
    }

    /// <summary>The query, or null when nothing can fit its filters.</summary>
    private async Task<SearchQuery?> QueryAsync(
        string index,
        string text,
        KernelMemoryFilters filters,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var query = new SearchQuery
        {
            Tenant = tenant,
            Text = text,
            Audience = audience,
            Collections = [index],
            Limit = limit,
        };
        if (filters.AsTags() is { } tags)
            return query with { Tags = tags };
        var chosen = await ChooseAsync(index, filters, MostChosen, cancellationToken);
        var ids = chosen.Select(KernelMemoryIds.PublicIdOf).Distinct(StringComparer.Ordinal).ToArray();
        return ids.Length == 0
            ? null
            : query with
            {
                Tags = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
                {
                    [KernelMemoryIds.DocumentTag] = ids,
                },
            };
    }

    /// <summary>Documents that the readers may see and that fit.</summary>
    private async Task<IReadOnlyList<DocumentStatus>> ChooseAsync(
        string index,
        KernelMemoryFilters filters,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var query = new DocumentQuery
        {
            Tenant = tenant,
            Audience = audience,
            Collections = [index],
        };
        var chosen = new List<DocumentStatus>();
        await foreach (var status in knowledge.ListAsync(query, cancellationToken))
        {
            if (filters.Hold(status))
                chosen.Add(status);
            if (chosen.Count == limit)
                break;
        }

        return chosen;
    }

    private async Task<IReadOnlyList<KernelMemoryCitation>> CiteAsync(
        IReadOnlyList<Passage> passages,
        CancellationToken cancellationToken
    )
    {
        var ids = passages.Select(passage => passage.DocumentId).Distinct(StringComparer.Ordinal).ToArray();
        return KernelMemoryMapper.ToCitations(passages, await FindAsync(ids, cancellationToken));
    }

    private async Task<Dictionary<string, DocumentStatus>> FindAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<string, DocumentStatus>(StringComparer.Ordinal);
        if (ids.Count == 0)
            return found;
        var query = new DocumentQuery
        {
            Tenant = tenant,
            Audience = audience,
            DocumentIds = ids,
        };
        await foreach (var status in knowledge.ListAsync(query, cancellationToken))
            found[status.DocumentId] = status;
        return found;
    }

    private static KernelMemoryAnswer Nothing(string question, string reason) =>
        new()
        {
            StreamState = "reset",
            Question = question,
            NoResult = true,
            NoResultReason = reason,
            Text = KernelMemoryMapper.EmptyAnswer,
        };
}
