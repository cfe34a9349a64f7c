namespace Chatbot.Bot.Channels.DirectLine.Uploads;

/// <summary>A kind of file that may be uploaded. What the file says it is must fit what it begins with.</summary>
/// <param name="Extension">Without dot, lower case.</param>
/// <param name="ContentType">The type under which it is served, whatever the client said.</param>
/// <param name="Signature">What such a file begins with; empty = text.</param>
/// <param name="IsInline">Whether browsers may show it in place.</param>
internal sealed record UploadType(string Extension, string ContentType, byte[] Signature, bool IsInline = false)
{
    private static readonly byte[] Zip = "PK\x03\x04"u8.ToArray();

    public static IReadOnlyList<UploadType> All { get; } =
    [
        new("png", "image/png", [0x89, .. "PNG"u8], IsInline: true),
        new("jpg", "image/jpeg", [0xFF, 0xD8, 0xFF], IsInline: true),
        new("jpeg", "image/jpeg", [0xFF, 0xD8, 0xFF], IsInline: true),
        new("gif", "image/gif", "GIF8"u8.ToArray(), IsInline: true),
        new("webp", "image/webp", "RIFF"u8.ToArray(), IsInline: true),
        new("pdf", "application/pdf", "%PDF-"u8.ToArray()),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Zip),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Zip),
        new("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", Zip),
        new("txt", "text/plain", []),
        new("md", "text/markdown", []),
        new("csv", "text/csv", []),
    ];

    public bool IsText => Signature.Length == 0;

    public static UploadType? Find(string extension) =>
        All.FirstOrDefault(type => string.Equals(type.Extension, extension.TrimStart('.'), StringComparison.OrdinalIgnoreCase));

    public static UploadType? FindByName(string fileName) => Find(Path.GetExtension(fileName));

    /// <summary>The kinds that a setting allows: all when it names none.</summary>
    public static IEnumerable<UploadType> Allowed(IList<string> extensions) =>
        extensions.Count == 0 ? All : extensions.Select(Find).OfType<UploadType>();

    /// <summary>Whether a file that begins like this can be of this kind.</summary>
    public bool Fits(ReadOnlySpan<byte> head) => IsText ? !head.Contains((byte)0) : head.StartsWith(Signature);
}
