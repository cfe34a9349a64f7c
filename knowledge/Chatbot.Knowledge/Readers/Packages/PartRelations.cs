using System.Xml.Linq;

namespace Chatbot.Knowledge.Readers.Packages;

/// <summary>What a part of an Office package refers to, by identifier and by kind. Links out of the package are left out.</summary>
internal sealed class PartRelations
{
    private readonly Dictionary<string, (string Kind, string Target)> _relations = new(StringComparer.Ordinal);

    public static PartRelations Of(XElement? relationships, string folder)
    {
        var relations = new PartRelations();
        foreach (var relation in relationships?.Elements() ?? [])
        {
            if (
                relation.Text("Id") is not { } id
                || relation.Text("Target") is not { } target
                || relation.Text("TargetMode") == "External"
            )
                continue;
            var kind = relation.Text("Type") ?? "";
            var path = target.StartsWith('/') ? target : folder + target;
            relations._relations[id] = (
                kind[(kind.LastIndexOf('/') + 1)..],
                DocumentPackage.Normal(Uri.UnescapeDataString(path))
            );
        }

        return relations;
    }

    /// <summary>The part behind an identifier, or null.</summary>
    public string? Target(string? id) => id is not null && _relations.TryGetValue(id, out var found) ? found.Target : null;

    /// <summary>Kind of the part behind an identifier ("slide", "worksheet"), or "".</summary>
    public string Kind(string? id) => id is not null && _relations.TryGetValue(id, out var found) ? found.Kind : "";

    /// <summary>All parts of one kind.</summary>
    public IEnumerable<string> OfKind(string kind) =>
        _relations.Values.Where(relation => relation.Kind.Equals(kind, StringComparison.OrdinalIgnoreCase)).Select(r => r.Target);
}
