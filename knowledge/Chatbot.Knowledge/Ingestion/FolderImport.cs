using System.IO.Compression;
using System.IO.Enumeration;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Walks a folder without leaving it, or a zip archive without unpacking it to disk.</summary>
internal sealed class FolderImport(DocumentIntake intake, DocumentReaders readers, ReaderLimits limits) : IFolderImport
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
        if (File.Exists(root))
            return await ImportArchiveAsync(request, root, progress, cancellationToken);
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException($"The folder {root} does not exist.");
        var report = new ReportBuilder(progress);
        foreach (var (path, isLink) in Walk(root).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
            if (isLink)
                report.Skip(relative, "It is a link; links are not followed.");
            else
                await ImportFileAsync(request, relative, () => OpenFile(path), report, cancellationToken);
        }

        return report.Build();
    }

    private async Task<FolderImportReport> ImportArchiveAsync(
        FolderImportRequest request,
        string path,
        IProgress<DocumentStatus>? progress,
        CancellationToken cancellationToken
    )
    {
        var report = new ReportBuilder(progress);
        await using var file = OpenFile(path);
        await using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.EndsWith('/'))
                continue;
            if (!ArchiveEntryName.TryNormalize(entry.FullName, out var name))
                report.Skip(entry.FullName, "Its name leads out of the archive.");
            else if (entry.Length / Math.Max(1, entry.CompressedLength) > limits.MaxExpansionRatio && entry.Length > 10_000_000)
                report.Skip(name, $"It unpacks to more than {limits.MaxExpansionRatio} times its size.");
            else
                await ImportFileAsync(request, name, entry.Open, report, cancellationToken);
        }

        return report.Build();
    }

    private async Task ImportFileAsync(
        FolderImportRequest request,
        string relative,
        Func<Stream> open,
        ReportBuilder report,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (readers.Find(relative, mediaType: null) is null)
        {
            report.Skip(relative, $"Files of type {Path.GetExtension(relative)} are not supported.");
            return;
        }

        try
        {
            await using var content = open();
            var import = new DocumentImport
            {
                Tenant = request.Tenant,
                DocumentId = relative,
                FileName = Path.GetFileName(relative),
                Collection = request.Collection,
                Content = content,
                Tags = request.Tags,
                Access = request.Access,
            };
            var (status, isUnchanged) = await intake.ImportAsync(import, isPatient: true, cancellationToken);
            report.Add(status, isUnchanged);
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ContentTooLargeException)
        {
            report.Skip(relative, exception.Message);
        }
    }

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    private static FileSystemEnumerable<(string Path, bool IsLink)> Walk(string root) =>
        new(root, (ref entry) => (entry.ToFullPath(), IsLink(ref entry)), Everything)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = (ref entry) => !IsLink(ref entry),
        };

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private sealed class ReportBuilder(IProgress<DocumentStatus>? progress)
    {
        private readonly List<DocumentStatus> _imported = [];
        private readonly List<SkippedFile> _skipped = [];
        private readonly List<string> _unchanged = [];

        public void Skip(string path, string reason) => _skipped.Add(new SkippedFile(path, reason));

        public void Add(DocumentStatus status, bool isUnchanged)
        {
            _imported.Add(status);
            if (isUnchanged)
                _unchanged.Add(status.DocumentId);
            progress?.Report(status);
        }

        public FolderImportReport Build() => new(_imported, _skipped) { Unchanged = _unchanged };
    }
}
