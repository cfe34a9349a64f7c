namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>What the pages of a file gave.</summary>
internal sealed class PdfPages
{
    /// <summary>Pages that could be read, in order.</summary>
    public List<PdfPage> Pages { get; } = [];

    /// <summary>Numbers of pages without text but with pictures.</summary>
    public List<int> Scanned { get; } = [];

    /// <summary>What could not be read, for the owner.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Why the last damaged page could not be read, or null.</summary>
    public Exception? LastFailure { get; private set; }

    /// <summary>Whether any page has text.</summary>
    public bool HasText { get; private set; }

    public void Add(PdfPage page, bool hasPictures, IReadOnlyList<string> comments)
    {
        if (page.Blocks.Count == 0 && hasPictures)
            Scanned.Add(page.Number);
        HasText |= page.Blocks.Count > 0;
        Pages.Add(comments.Count == 0 ? page : page with { Comments = comments });
    }

    public void AddDamaged(int number, Exception failure)
    {
        LastFailure = failure;
        Warnings.Add($"Page {number} is damaged and was left out.");
    }
}
