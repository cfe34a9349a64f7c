using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Imports the documents below a folder or in a zip archive. Thread-safe.</summary>
public interface IFolderImport
{
    /// <summary>
    /// Imports every supported file below the folder; the document id is the path relative to it, with slashes. Links and
    /// hidden files are not followed. While too much is queued, it waits. Returns when all are stored, before they are
    /// processed.
    /// </summary>
    /// <param name="request">What to import and for whom.</param>
    /// <param name="progress">Told of each document once it is stored.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    /// <exception cref="InvalidDataException">The archive is damaged, or is none.</exception>
    Task<FolderImportReport> ImportAsync(
        FolderImportRequest request,
        IProgress<DocumentStatus>? progress = null,
        CancellationToken cancellationToken = default
    );
}
