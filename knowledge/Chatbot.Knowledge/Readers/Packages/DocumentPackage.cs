using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Chatbot.Knowledge.Readers.Packages;

/// <summary>
/// The parts of a packed document by name. Nothing is unpacked to disk, so names that lead out of the package lead nowhere.
/// </summary>
internal sealed class DocumentPackage : IDisposable
{
    private readonly MemoryStream _content;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly ReaderLimits _limits;
    private readonly CancellationToken _cancellationToken;

    private DocumentPackage(ReaderInput input, CancellationToken cancellationToken)
    {
        (_limits, _cancellationToken) = (input.Limits, cancellationToken);
        _content = new MemoryStream(input.Content.ToArray(), writable: false);
        _archive = PackageGuard.Open(_content, input.Limits);
        foreach (var entry in _archive.Entries)
            _entries.TryAdd(Normal(entry.FullName), entry);
    }

    /// <summary>Names of all parts, without a slash before them.</summary>
    public IEnumerable<string> Names => _entries.Keys;

    /// <summary>Opens a file.</summary>
    /// <exception cref="DocumentReaderException">The package must not be opened.</exception>
    public static DocumentPackage Open(ReaderInput input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new DocumentPackage(input, cancellationToken);
    }

    public void Dispose()
    {
        _archive.Dispose();
        _content.Dispose();
    }

    /// <summary>Size of a part after unpacking, or 0 when it is not there.</summary>
    public long SizeOf(string part) => _entries.GetValueOrDefault(Normal(part))?.Length ?? 0;

    /// <summary>A part as a tree, or null when it is not there.</summary>
    /// <exception cref="DocumentReaderException">The part is not safe to load.</exception>
    public XElement? Load(string? part)
    {
        if (part is null || _entries.GetValueOrDefault(Normal(part)) is not { } entry)
            return null;
        PackageGuard.CheckXml(entry, _limits, _cancellationToken);
        using var xml = Reader(entry, DtdProcessing.Ignore);
        return XElement.Load(xml, LoadOptions.PreserveWhitespace);
    }

    /// <summary>A part as a tree, or null when it is not there or broken.</summary>
    public XElement? TryLoad(string? part)
    {
        try
        {
            return Load(part);
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>A part read forward, or null when it is not there. Entities that it declares are refused.</summary>
    public XmlReader? Read(string part)
    {
        if (_entries.GetValueOrDefault(Normal(part)) is not { } entry)
            return null;
        var xml = Reader(entry, DtdProcessing.Prohibit);
        try
        {
            xml.MoveToContent();
            return xml;
        }
        catch (XmlException)
        {
            xml.Dispose();
            PackageGuard.CheckXml(entry, _limits, _cancellationToken);
            throw;
        }
    }

    /// <summary>What a part refers to; "" asks for the package itself.</summary>
    public PartRelations RelationsOf(string part)
    {
        var slash = part.LastIndexOf('/');
        var folder = slash < 0 ? "" : part[..(slash + 1)];
        return PartRelations.Of(TryLoad($"{folder}_rels/{part[(slash + 1)..]}.rels"), folder);
    }

    /// <summary>A name without leading slash, back slashes, and dots that lead elsewhere.</summary>
    internal static string Normal(string name)
    {
        var parts = new List<string>();
        foreach (var part in name.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "." or ".."))
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    private XmlReader Reader(ZipArchiveEntry entry, DtdProcessing dtd) =>
        XmlReader.Create(
            entry.Open(),
            new XmlReaderSettings
            {
                DtdProcessing = dtd,
                XmlResolver = null,
                CloseInput = true,
                MaxCharactersInDocument = _limits.MaxExpandedBytes,
                CheckCharacters = false,
            }
        );
}
