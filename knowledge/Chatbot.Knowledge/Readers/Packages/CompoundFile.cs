using System.Text;

namespace Chatbot.Knowledge.Readers.Packages;

/// <summary>The container of Office files before 2007, and of encrypted ones since: recognised, and refused with the reason.</summary>
internal static class CompoundFile
{
    private const int Signature = 4;
    private static ReadOnlySpan<byte> Start => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Whether the bytes begin as a compound file does.</summary>
    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith(Start);

    /// <summary>Throws with the reason when the stream is a compound file; leaves it at its start.</summary>
    public static void Refuse(Stream package)
    {
        var start = new byte[Signature];
        var read = package.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        package.Position = 0;
        if (read < Signature || !Is(start))
            return;
        using var content = new MemoryStream();
        package.CopyTo(content);
        throw Reason(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    /// <summary>Why such a file is not read.</summary>
    public static DocumentReaderException Reason(ReadOnlySpan<byte> content)
    {
        if (Holds(content, "EncryptedPackage") || Holds(content, "EncryptionInfo"))
            return new DocumentReaderException(
                "The file is protected by a password. Save it without the password and import it again."
            );
        var format =
            Holds(content, "WordDocument") ? "Save it as .docx"
            : Holds(content, "PowerPoint Document") ? "Save it as .pptx"
            : Holds(content, "Workbook") || Holds(content, "Book") ? "Save it as .xlsx"
            : "Save it as .docx, .xlsx or .pptx, without a password,";
        return new DocumentReaderException($"The file is in the old Office format (before 2007). {format} and import it again.");
    }

    private static bool Holds(ReadOnlySpan<byte> content, string name) => content.IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
}
