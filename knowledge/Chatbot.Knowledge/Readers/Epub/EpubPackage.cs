using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Chatbot.Knowledge.Readers.Epub;

/// <summary>The parts of a book's package, unpacked within the limits of the file.</summary>
internal sealed class EpubPackage : IDisposable
{
    private const int MaxEntries = 20_000;
    private const int MaxXmlDepth = 500;
    private readonly ZipArchive _archive;
    private readonly ReaderInput _input;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>Opens a file.</summary>
    /// <exception cref="DocumentReaderException">It is no package, or one that is not safe to read.</exception>
    public EpubPackage(ReaderInput input)
    {
        _input = input;
        try
        {
            _archive = new ZipArchive(new ReadOnlyMemoryStream(input.Content), ZipArchiveMode.Read);
            if (_archive.Entries.Count > MaxEntries)
                throw new DocumentReaderException($"The book holds more than {MaxEntries:N0} parts, which is not safe to read.");
            foreach (var entry in _archive.Entries)
                _entries.TryAdd(entry.FullName, entry);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or ArgumentException)
        {
            throw new DocumentReaderException(
                "The book is damaged or incomplete; it may have been cut off while copying.",
                exception
            );
        }
    }

    /// <summary>A part, or null when it is missing or damaged.</summary>
    /// <exception cref="DocumentReaderException">The parts of the book unpack to more than the limit.</exception>
    public byte[]? Read(string path, CancellationToken cancellationToken)
    {
        if (!_entries.TryGetValue(path, out var entry))
            return null;
        try
        {
            using var content = entry.Open();
            using var unpacked = new MemoryStream();
            var block = new byte[81920];
            int read;
            while ((read = content.Read(block)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _input.Nested.Charge(read);
                unpacked.Write(block, 0, read);
            }

            return unpacked.ToArray();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>A part as XML, or null when it is missing, damaged or declares entities.</summary>
    public XElement? ReadXml(string path, CancellationToken cancellationToken)
    {
        if (Read(path, cancellationToken) is not { } bytes)
            return null;
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
        };
        try
        {
            using (var scan = XmlReader.Create(new MemoryStream(bytes), settings))
            {
                while (scan.Read())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (scan.Depth > MaxXmlDepth)
                        return null;
                }
            }

            using var xml = XmlReader.Create(new MemoryStream(bytes), settings);
            return XElement.Load(xml);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>The path of a part that another one refers to; it is only looked up in the package, so it leads nowhere else.</summary>
    public static string Resolve(string from, string reference)
    {
        var target = Uri.UnescapeDataString(reference.Split('#', 2)[0]);
        var parts = new List<string>();
        var folder = from.LastIndexOf('/') is >= 0 and var slash ? from[..slash] : "";
        foreach (var part in (target.StartsWith('/') ? target : $"{folder}/{target}").Split('/'))
        {
            if (part is ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part.Length > 0 && part is not ("." or ".."))
                parts.Add(part);
        }

        return string.Join('/', parts);
    }
}
