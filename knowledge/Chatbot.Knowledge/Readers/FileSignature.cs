using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Chatbot.Knowledge.Readers;

/// <summary>What a file is by its first bytes, whatever its name says. Pure.</summary>
internal static class FileSignature
{
    private const int TarMagicOffset = 257;
    private const int CompoundSample = 4_000_000;

    /// <summary>Extensions whose files always start with a signature, so that a file without it has the wrong name.</summary>
    public static readonly IReadOnlySet<string> Signed = new HashSet<string>(StringComparer.Ordinal)
    {
        ".pdf",
        ".docx",
        ".xlsx",
        ".pptx",
        ".odt",
        ".ods",
        ".odp",
        ".epub",
        ".rtf",
        ".png",
        ".jpg",
        ".tif",
    };

    /// <summary>The usual extension of the format, lower case with the dot, or null when the bytes are no known signature.</summary>
    public static string? Of(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        return bytes switch
        {
            [0x50, 0x4B, 3, 4, ..] or [0x50, 0x4B, 5, 6, ..] => OfPackage(content),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => OfCompoundFile(bytes),
            [0x1F, 0x8B, ..] => ".gz",
            [0x42, 0x5A, 0x68, >= (byte)'1' and <= (byte)'9', 0x31, 0x41, 0x59, 0x26, ..] => ".bz2",
            [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, ..] => ".xz",
            [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, ..] => ".7z",
            [0x52, 0x61, 0x72, 0x21, 0x1A, 7, ..] => ".rar",
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => ".png",
            [0xFF, 0xD8, 0xFF, ..] => ".jpg",
            [0x47, 0x49, 0x46, 0x38, 0x37 or 0x39, 0x61, ..] => ".gif",
            [0x49, 0x49, 0x2A, 0, ..] or [0x4D, 0x4D, 0, 0x2A, ..] => ".tif",
            _ => OfText(bytes),
        };
    }

    private static string? OfText(ReadOnlySpan<byte> bytes)
    {
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        start = start.TrimStart(" \t\r\n\0"u8);
        if (start.StartsWith("%PDF-"u8))
            return ".pdf";
        if (start.StartsWith("{\\rtf"u8))
            return ".rtf";
        return bytes.Length > TarMagicOffset + 5 && bytes.Slice(TarMagicOffset, 5).SequenceEqual("ustar"u8) ? ".tar" : null;
    }

    private static string OfPackage(ReadOnlyMemory<byte> content)
    {
        if (DeclaredMediaType(content.Span) is { } declared)
        {
            if (declared.StartsWith("application/epub+zip"u8))
                return ".epub";
            if (declared.StartsWith("application/vnd.oasis.opendocument.text"u8))
                return ".odt";
            if (declared.StartsWith("application/vnd.oasis.opendocument.spreadsheet"u8))
                return ".ods";
            if (declared.StartsWith("application/vnd.oasis.opendocument.presentation"u8))
                return ".odp";
        }

        return OfficePackage(content) ?? ".zip";
    }

    /// <summary>The content of a first member named <c>mimetype</c>, which these formats keep uncompressed for this purpose.</summary>
    private static ReadOnlySpan<byte> MediaTypeMember(ReadOnlySpan<byte> bytes)
    {
        const int header = 30;
        if (bytes.Length < header || BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) != 0)
            return default;
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]),
            extraLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]);
        return
            nameLength == 8
            && bytes.Length > header + nameLength + extraLength
            && bytes.Slice(header, nameLength).SequenceEqual("mimetype"u8)
            ? bytes[(header + nameLength + extraLength)..]
            : default;
    }

    private static byte[]? DeclaredMediaType(ReadOnlySpan<byte> bytes)
    {
        var member = MediaTypeMember(bytes);
        return member.IsEmpty ? null : member[..Math.Min(member.Length, 80)].ToArray();
    }

    private static string? OfficePackage(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(new ReadOnlyMemoryStream(content), ZipArchiveMode.Read);
            if (archive.GetEntry("META-INF/container.xml") is not null)
                return ".epub";
            if (archive.GetEntry("[Content_Types].xml") is null)
                return null;
            foreach (var entry in archive.Entries)
            {
                if (OfficePart(entry.FullName) is { } extension)
                    return extension;
            }

            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or ArgumentException)
        {
            return null;
        }
    }

    private static string? OfficePart(string name) =>
        name.StartsWith("word/", StringComparison.OrdinalIgnoreCase) ? ".docx"
        : name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase) ? ".xlsx"
        : name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase) ? ".pptx"
        : null;

    private static string OfCompoundFile(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, CompoundSample)];
        if (Holds(sample, "EncryptedPackage"))
            return ".encrypted";
        if (Holds(sample, "__nameid_version1.0") || Holds(sample, "__properties_version1.0"))
            return ".msg";
        if (Holds(sample, "WordDocument"))
            return ".doc";
        if (Holds(sample, "PowerPoint Document"))
            return ".ppt";
        return Holds(sample, "Workbook") ? ".xls" : ".ole";
    }

    private static bool Holds(ReadOnlySpan<byte> bytes, string directoryEntry) =>
        bytes.IndexOf(Encoding.Unicode.GetBytes(directoryEntry)) >= 0;
}
