using System.IO.Compression;
using System.Xml;

namespace Chatbot.Knowledge.Readers.Packages;

/// <summary>
/// Looks at a packed document before it is opened: whether it is one, what it unpacks to, and whether its XML is nested or
/// declared in ways that only an attack needs.
/// </summary>
internal static class PackageGuard
{
    private const int MaxEntries = 50_000;
    private const int MaxXmlDepth = 1_000;
    private const int MaxNodes = 4_000_000;
    private const long RatioFrom = 10_000_000;

    /// <summary>Throws with the reason when the package must not be opened, XML of all its parts included.</summary>
    public static void Check(Stream package, ReaderLimits limits, CancellationToken cancellationToken)
    {
        using (var archive = Open(package, limits))
        {
            foreach (var entry in archive.Entries.Where(IsXml))
                CheckXml(entry, limits, cancellationToken);
        }

        package.Position = 0;
    }

    /// <summary>Opens the package, or throws with the reason when its container must not be opened.</summary>
    public static ZipArchive Open(Stream package, ReaderLimits limits)
    {
        CompoundFile.Refuse(package);
        var archive = OpenArchive(package);
        try
        {
            CheckSize(archive, limits);
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Throws with the reason when the XML must not be loaded as a whole.</summary>
    public static void CheckXml(ZipArchiveEntry entry, ReaderLimits limits, CancellationToken cancellationToken)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            MaxCharactersFromEntities = 1,
            XmlResolver = null,
            MaxCharactersInDocument = limits.MaxExpandedBytes,
        };
        try
        {
            using var content = entry.Open();
            using var xml = XmlReader.Create(content, settings);
            long nodes = 0;
            while (xml.Read())
            {
                if ((nodes & 1023) == 0)
                    cancellationToken.ThrowIfCancellationRequested();
                if (xml.NodeType == XmlNodeType.DocumentType && xml.Value.Length > 0)
                    throw new DocumentReaderException("The file declares XML entities, which is not safe to read.");
                if (xml.Depth > MaxXmlDepth)
                    throw new DocumentReaderException("The file is nested too deeply to be read.");
                nodes += 1 + xml.AttributeCount;
                if (nodes > MaxNodes)
                    throw new DocumentReaderException(
                        $"A part of the file holds more than {MaxNodes:N0} elements. Split it into smaller files."
                    );
            }
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException)
        {
            // A broken part matters only when the document needs it, and the package parser then says so.
            return;
        }
    }

    private static ZipArchive OpenArchive(Stream package)
    {
        try
        {
            var archive = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
            _ = archive.Entries.Count;
            return archive;
        }
        catch (InvalidDataException exception)
        {
            throw new DocumentReaderException(
                "The file is damaged or incomplete; it may have been cut off while copying.",
                exception
            );
        }
    }

    private static void CheckSize(ZipArchive archive, ReaderLimits limits)
    {
        if (archive.Entries.Count > MaxEntries)
            throw new DocumentReaderException($"The file holds more than {MaxEntries:N0} parts, which is not safe to read.");
        var unpacked = archive.Entries.Sum(entry => (double)entry.Length);
        if (unpacked > limits.MaxExpandedBytes)
            throw new DocumentReaderException(
                $"The file unpacks to more than {limits.MaxExpandedBytes / 1_000_000:N0} MB, which is not safe to read."
            );
        var bomb = archive.Entries.Any(entry =>
            entry.Length > RatioFrom && entry.Length / Math.Max(1, entry.CompressedLength) > limits.MaxExpansionRatio
        );
        if (bomb)
            throw new DocumentReaderException(
                $"A part of the file unpacks to more than {limits.MaxExpansionRatio} times its size, which is not safe to read."
            );
    }

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
}
