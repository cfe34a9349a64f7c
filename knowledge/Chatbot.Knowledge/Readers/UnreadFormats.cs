namespace Chatbot.Knowledge.Readers;

/// <summary>Formats that are known and not read, and what their owner can do.</summary>
internal static class UnreadFormats
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        [".doc"] = "The file is a Word document in the format from before 2007. Save it as .docx.",
        [".xls"] = "The file is an Excel workbook in the format from before 2007. Save it as .xlsx.",
        [".ppt"] = "The file is a PowerPoint presentation in the format from before 2007. Save it as .pptx.",
        [".ole"] = "The file is in an Office format from before 2007. Save it in the current format.",
        [".encrypted"] = "The file is protected by a password. Remove the password and import it again.",
        [".msg"] = "The file is an Outlook message (.msg). Save or export it as .eml and import that.",
        [".zip"] = Archive,
        [".gz"] = Archive,
        [".tgz"] = Archive,
        [".tar"] = Archive,
        [".bz2"] = Packed,
        [".xz"] = Packed,
        [".7z"] = Packed,
        [".rar"] = Packed,
        [".png"] = Image,
        [".jpg"] = Image,
        [".jpeg"] = Image,
        [".gif"] = Image,
        [".tif"] = Image,
        [".tiff"] = Image,
    };

    private const string Archive =
        "The file is an archive, not a document. Import the archive, which imports each file in it, or unpack it first.";

    private const string Packed = "The file is an archive of a kind that is not unpacked. Unpack it and import what it holds.";

    private const string Image = "The file is an image and holds no text that can be read. Run text recognition (OCR) on it.";

    /// <summary>The reason for a format by its extension, or null when the format is unknown.</summary>
    public static string? Reason(string extension) => Reasons.GetValueOrDefault(extension);
}
