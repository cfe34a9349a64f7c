namespace Chatbot.Architecture.Tests;

/// <summary>Finds a way from a node back to itself.</summary>
internal static class Cycles
{
    /// <summary>The nodes of one cycle, or an empty list.</summary>
    public static IReadOnlyList<string> Find(ILookup<string, string> edges)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in edges.Select(group => group.Key))
        {
            if (Visit(start, edges, [], done) is { Count: > 0 } cycle)
                return cycle;
        }

        return [];
    }

    private static List<string> Visit(string node, ILookup<string, string> edges, List<string> path, HashSet<string> done)
    {
        if (path.IndexOf(node) is >= 0 and var start)
            return [.. path[start..], node];
        if (done.Contains(node))
            return [];
        path.Add(node);
        foreach (var next in edges[node])
        {
            if (Visit(next, edges, path, done) is { Count: > 0 } cycle)
                return cycle;
        }

        path.RemoveAt(path.Count - 1);
        done.Add(node);
        return [];
    }
}
