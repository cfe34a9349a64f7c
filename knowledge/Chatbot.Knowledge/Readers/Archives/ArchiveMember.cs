namespace Chatbot.Knowledge.Readers.Archives;

/// <summary>A file in an archive, or the reason why it is not taken.</summary>
internal sealed record ArchiveMember
{
    /// <summary>
    /// Relative path with slashes, safe to join to a folder: no root, no drive, no <c>..</c>. Archives in the archive are
    /// folders ("mails.zip/2024/a.eml"). Of a refused member: its name as it stands, for the report only.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>Why the member is not taken, in plain words, or null.</summary>
    public string? Refusal { get; init; }

    /// <summary>
    /// The content, to read before the enumeration goes on; it ends the archive when it grows beyond the limits. Empty for a
    /// refused member.
    /// </summary>
    public Stream Content { get; init; } = Stream.Null;
}
