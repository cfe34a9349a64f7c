using System.IO.Enumeration;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Walks a folder without leaving it.</summary>
internal sealed class FolderImport(IKnowledgeBase knowledge, DocumentReaders readers) : IFolderImport
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    public async Task<FolderImportReport> ImportAsync(
        FolderImportRequest request,
        IProgress<DocumentStatus>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var root = Path.GetFullPath(request.Folder);
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException($"The folder {root} does not exist.");
        var imported = new List<DocumentStatus>();
        var skipped = new List<SkippedFile>();
        foreach (var (path, isLink) in Walk(root).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
            if (isLink)
            {
                skipped.Add(new SkippedFile(relative, "It is a link; links are not followed."));
                continue;
            }

            if (readers.Find(path, mediaType: null) is null)
            {
                skipped.Add(new SkippedFile(relative, $"Files of type {Path.GetExtension(path)} are not supported."));
                continue;
            }

            try
            {
                var status = await ImportFileAsync(request, path, relative, cancellationToken);
                imported.Add(status);
                progress?.Report(status);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ContentTooLargeException)
            {
                skipped.Add(new SkippedFile(relative, exception.Message));
            }
        }

        return new FolderImportReport(imported, skipped);
    }

    private async Task<DocumentStatus> ImportFileAsync(
        FolderImportRequest request,
        string path,
        string relative,
        CancellationToken cancellationToken
    )
    {
        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return await knowledge.ImportAsync(
            new DocumentImport
            {
                Tenant = request.Tenant,
                DocumentId = relative,
                FileName = Path.GetFileName(path),
                Content = content,
                Tags = request.Tags,
                Access = request.Access,
            },
            cancellationToken
        );
    }

    private static FileSystemEnumerable<(string Path, bool IsLink)> Walk(string root) =>
        new(root, (ref entry) => (entry.ToFullPath(), IsLink(ref entry)), Everything)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = (ref entry) => !IsLink(ref entry),
        };

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
