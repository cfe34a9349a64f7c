using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>What became of the files of a folder or an archive.</summary>
/// <param name="Imported">Status of every document, right after it was stored.</param>
/// <param name="Skipped">Files that were left out, with the reason.</param>
public sealed record FolderImportReport(IReadOnlyList<DocumentStatus> Imported, IReadOnlyList<SkippedFile> Skipped)
{
    /// <summary>Ids of the documents among them that were known already with the same content, and are not processed again.</summary>
    public IReadOnlyList<string> Unchanged { get; init; } = [];
}
