using System.Globalization;
using Chatbot.Knowledge.Stores.Points;

namespace Chatbot.Knowledge.Stores.AzureSearch;

/// <summary>Filters in OData's form. Values are quoted; lists are joined by a character that none of them holds.</summary>
internal static class AzureSearchFilter
{
    private const string Candidates = "|,;~^\t\u001F";

    public static string Of(PointFilter filter, string kind) =>
        string.Join(
            " and ",
            [
                $"tenant eq {Quote(filter.Tenant)}",
                kind,
                .. filter.ChunkName is null ? Array.Empty<string>() : [$"chunk eq {Quote(filter.ChunkName)}"],
                .. filter.Access.Select(principals => $"access/any(x: {In("x", principals)})"),
                .. filter.Tags.Select(tags => $"tags/any(x: {In("x", tags)})"),
            ]
        );

    /// <summary>All points of a document below a generation.</summary>
    public static string Below(string tenant, string document, long generation) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"tenant eq {Quote(tenant)} and document eq {Quote(document)} and kind ne 'head' and generation lt {generation}"
        );

    public static string Ids(IEnumerable<string> ids) => In("id", [.. ids]);

    private static string In(string field, string[] values)
    {
        char delimiter = Delimiter(values);
        return $"search.in({field}, {Quote(string.Join(delimiter, values))}, '{delimiter}')";
    }

    private static char Delimiter(string[] values)
    {
        IEnumerable<char> all = Candidates.Concat(Enumerable.Range(0xE000, 0x1000).Select(code => (char)code));
        return all.First(candidate => !values.Any(value => value.Contains(candidate, StringComparison.Ordinal)));
    }

    private static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
