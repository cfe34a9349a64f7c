using System.IO.Compression;
using System.Xml;

namespace Chatbot.Knowledge.Readers.Word;

/// <summary>
/// Looks at an Office package before it is opened: whether it is one, what it unpacks to, and whether its XML is nested or
/// declared in ways that only an attack needs.
/// </summary>
internal static class PackageGuard
{
    private const int MaxEntries = 10_000;
    private const int MaxXmlDepth = 1_000;
    private const long RatioFrom = 10_000_000;
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Throws with the reason when the package must not be opened.</summary>
    public static void Check(Stream package, ReaderLimits limits, CancellationToken cancellationToken)
    {
        Span<byte> start = stackalloc byte[4];
        var read = package.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        package.Position = 0;
        if (read == start.Length && start.SequenceEqual(CompoundFile))
            throw new DocumentReaderException(
                "The file is protected by a password or is in the old Office format (before 2007). Save it as an unprotected .docx."
            );
        using var archive = OpenArchive(package);
        CheckSize(archive, limits);
        foreach (var entry in archive.Entries.Where(IsXml))
            CheckXml(entry, limits, cancellationToken);
        package.Position = 0;
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

    private static void CheckXml(ZipArchiveEntry entry, ReaderLimits limits, CancellationToken cancellationToken)
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
            while (xml.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (xml.NodeType == XmlNodeType.DocumentType)
                    throw new DocumentReaderException("The file declares XML entities, which is not safe to read.");
                if (xml.Depth > MaxXmlDepth)
                    throw new DocumentReaderException("The file is nested too deeply to be read.");
            }
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException)
        {
            // A broken part matters only when the document needs it, and the package parser then says so.
            return;
        }
    }
}
