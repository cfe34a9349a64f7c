using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Remote.Wire;

/// <summary>A search or a question; the tenant is that of the key.</summary>
internal sealed record SearchRequest
{
    /// <summary>The question, as a person wrote it.</summary>
    public string? Text { get; init; }

    /// <summary>Who will read the result; absent = the header <c>X-Reader</c>, or only what everyone in the tenant may see.</summary>
    public Audience? Audience { get; init; }

    /// <summary>Only these collections; absent or empty = all.</summary>
    public IReadOnlyList<string>? Collections { get; init; }

    /// <summary>Largest number of passages; absent = 8.</summary>
    public int? Limit { get; init; }

    /// <summary>Largest sum of passage tokens.</summary>
    public int? TokenBudget { get; init; }

    /// <summary>Every tag named here must have one of its values on the document.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Tags { get; init; }

    /// <summary>Which signals rank the result.</summary>
    public SearchMode Mode { get; init; }

    public static SearchRequest Of(SearchQuery query) =>
        new()
        {
            Text = query.Text,
            Audience = query.Audience,
            Collections = query.Collections,
            Limit = query.Limit,
            TokenBudget = query.TokenBudget,
            Tags = query.Tags,
            Mode = query.Mode,
        };

    public SearchQuery ToQuery(string tenant, Audience audience)
    {
        var query = new SearchQuery
        {
            Tenant = tenant,
            Text = Text ?? "",
            Audience = audience,
            TokenBudget = TokenBudget,
            Mode = Mode,
        };
        return query with
        {
            Limit = Limit ?? query.Limit,
            Collections = Collections ?? query.Collections,
            Tags = Tags ?? query.Tags,
        };
    }
}
