using System.Xml.Linq;

namespace Chatbot.Knowledge.Readers.Epub;

/// <summary>What the package document of a book says: its chapters in reading order, its table of contents, its metadata.</summary>
internal sealed class EpubBook
{
    private const string Container = "META-INF/container.xml";
    private readonly EpubPackage _package;
    private readonly string _path;
    private readonly XElement _root;
    private readonly Dictionary<string, XElement> _manifest;

    private EpubBook(EpubPackage package, string path, XElement root)
    {
        _package = package;
        _path = path;
        _root = root;
        _manifest = Section("manifest")
            .Where(item => item.Attribute("id") is not null && item.Attribute("href") is not null)
            .DistinctBy(item => item.Attribute("id")!.Value)
            .ToDictionary(item => item.Attribute("id")!.Value, StringComparer.Ordinal);
    }

    /// <summary>The book in a package.</summary>
    /// <exception cref="DocumentReaderException">The package is no book that can be read.</exception>
    public static EpubBook Open(EpubPackage package, CancellationToken cancellationToken)
    {
        var container = package.ReadXml(Container, cancellationToken);
        var path = container
            ?.Descendants()
            .FirstOrDefault(element => element.Name.LocalName is "rootfile")
            ?.Attribute("full-path")
            ?.Value;
        if (path is null)
            throw new DocumentReaderException(
                "The file is damaged or is not an EPUB book: META-INF/container.xml names no book."
            );
        var root =
            package.ReadXml(path, cancellationToken)
            ?? throw new DocumentReaderException("The book is damaged: its table of parts cannot be read.");
        return new EpubBook(package, path, root);
    }

    /// <summary>Paths of the chapters in reading order.</summary>
    public IEnumerable<string> Chapters()
    {
        foreach (var reference in Section("spine"))
        {
            if (reference.Attribute("idref")?.Value is { } id && _manifest.TryGetValue(id, out var item))
                yield return EpubPackage.Resolve(_path, item.Attribute("href")!.Value);
        }
    }

    /// <summary>The title that the table of contents gives a chapter, with its level, by the path of the chapter.</summary>
    public Dictionary<string, (string Title, int Level)> Contents(CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, (string, int)>(StringComparer.Ordinal);
        if (Navigation() is not { } path || _package.ReadXml(path, cancellationToken) is not { } xml)
            return contents;
        foreach (var element in xml.Descendants())
        {
            var (label, target) = element.Name.LocalName switch
            {
                "navPoint" => (
                    element.Elements().FirstOrDefault(child => child.Name.LocalName is "navLabel")?.Value,
                    element.Elements().FirstOrDefault(child => child.Name.LocalName is "content")?.Attribute("src")?.Value
                ),
                "a" => (element.Value, element.Attribute("href")?.Value),
                _ => (null, null),
            };
            if (string.IsNullOrWhiteSpace(label) || string.IsNullOrWhiteSpace(target))
                continue;
            var level = element.AncestorsAndSelf().Count(ancestor => ancestor.Name.LocalName is "navPoint" or "li");
            contents.TryAdd(EpubPackage.Resolve(path, target), (label.Trim(), Math.Max(1, level)));
        }

        return contents;
    }

    public string? Title => Values("title").FirstOrDefault();

    public Dictionary<string, string> Metadata()
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("author", string.Join(", ", Values("creator")));
        Add("language", Values("language").FirstOrDefault());
        Add("created", Values("date").FirstOrDefault());
        Add("keywords", string.Join(", ", Values("subject")));
        Add("subject", Values("description").FirstOrDefault());
        return metadata;

        void Add(string key, string? value)
        {
            if (value is not null && ExtractedTextBuilder.Clean(value) is { Length: > 0 } clean)
                metadata[key] = clean;
        }
    }

    private IEnumerable<string> Values(string name) =>
        Section("metadata")
            .SelectMany(element => element.DescendantsAndSelf())
            .Where(element => element.Name.LocalName == name && !string.IsNullOrWhiteSpace(element.Value))
            .Select(element => element.Value.Trim());

    private IEnumerable<XElement> Section(string name) =>
        _root.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Elements() ?? [];

    private string? Navigation()
    {
        var item =
            _manifest.Values.FirstOrDefault(candidate =>
                candidate.Attribute("properties")?.Value.Split(' ').Contains("nav", StringComparer.Ordinal) == true
            )
            ?? _manifest.Values.FirstOrDefault(candidate =>
                candidate.Attribute("media-type")?.Value is "application/x-dtbncx+xml"
            );
        return item is null ? null : EpubPackage.Resolve(_path, item.Attribute("href")!.Value);
    }
}
