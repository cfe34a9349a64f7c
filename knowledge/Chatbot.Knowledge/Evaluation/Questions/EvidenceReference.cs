namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>A document that holds an answer.</summary>
/// <param name="Doc">Its id; for files the path, the file name, or the name without extension.</param>
/// <param name="Quote">What the document says, or null.</param>
/// <param name="Grade">How well it answers, from 1; the gain of nDCG. 0 is not relevant.</param>
public sealed record EvidenceReference(string Doc, string? Quote = null, int Grade = 1)
{
    /// <summary>Whether a cited document is this one.</summary>
    public bool Matches(string documentId)
    {
        if (string.Equals(documentId, Doc, StringComparison.Ordinal))
        {
            return true;
        }

        var evidence = Doc.Replace('\\', '/').TrimStart('.').TrimStart('/');
        return Same(documentId, evidence)
            || Same(Path.GetFileName(documentId), evidence)
            || Same(Path.GetFileNameWithoutExtension(documentId), evidence)
            || Same(Path.ChangeExtension(documentId, extension: null), evidence)
            || documentId.EndsWith($"/{evidence}", StringComparison.OrdinalIgnoreCase)
            || evidence.EndsWith($"/{documentId}", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
