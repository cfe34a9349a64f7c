using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Readers;

/// <summary>How much a file may cost. Every limit ends as a reason for the owner, never as a crash.</summary>
public sealed class ReaderLimits
{
    /// <summary>Largest file in bytes. Default 50 MB.</summary>
    [Range(1, 2_000_000_000)]
    public long MaxBytes { get; set; } = 50_000_000;

    /// <summary>Longest time for one file. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Largest extracted text in characters. Default 20 million.</summary>
    [Range(1, 500_000_000)]
    public int MaxCharacters { get; set; } = 20_000_000;

    /// <summary>Largest size of a packed file (.docx) or a packed stream (PDF) after unpacking, in bytes. Default 200 MB.</summary>
    [Range(1, 2_000_000_000)]
    public long MaxExpandedBytes { get; set; } = 200_000_000;

    /// <summary>Largest ratio of unpacked to packed size, looked at only above 10 MB unpacked. Default 150.</summary>
    [Range(1, 10_000)]
    public int MaxExpansionRatio { get; set; } = 150;

    /// <summary>Deepest nesting that is followed; deeper content is read flat. Default 256.</summary>
    [Range(8, 2000)]
    public int MaxDepth { get; set; } = 256;

    /// <summary>Largest number of pages. Default 5,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxPages { get; set; } = 5_000;

    /// <summary>How deep files inside files are followed (an attachment of an attached message is 2). Default 5.</summary>
    [Range(1, 50)]
    public int MaxNestedDepth { get; set; } = 5;

    /// <summary>Largest number of files inside a file. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxNestedFiles { get; set; } = 10_000;

    /// <summary>Largest total size of the files in an archive that is imported, after unpacking, in bytes. Default 2 GB.</summary>
    [Range(1, 100_000_000_000)]
    public long MaxArchiveBytes { get; set; } = 2_000_000_000;

    /// <summary>The same limits with at most so many unpacked bytes, in a packed file and in an archive.</summary>
    internal ReaderLimits Within(long expandedBytes, long? archiveBytes = null)
    {
        var copy = (ReaderLimits)MemberwiseClone();
        copy.MaxExpandedBytes = Math.Clamp(expandedBytes, 1, MaxExpandedBytes);
        copy.MaxArchiveBytes = Math.Min(archiveBytes ?? MaxArchiveBytes, MaxArchiveBytes);
        return copy;
    }
}
