using System.Globalization;
using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Sources.Folder;

/// <summary>The files of a folder and the folders in it. Links are not followed; hidden and temporary files are left out.</summary>
internal sealed class FolderSource(FolderOptions options, DocumentReaders readers, TimeProvider timeProvider) : IDocumentSource
{
    private static readonly string[] TemporaryEndings =
    [
        "~",
        ".tmp",
        ".temp",
        ".part",
        ".partial",
        ".crdownload",
        ".download",
        ".swp",
        ".lock",
    ];
    private static readonly string[] TemporaryBeginnings = ["~$", ".", "._"];
    private const FileAttributes LeftOut = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System;

    private readonly string _root = Path.GetFullPath(options.Path);

    public async IAsyncEnumerable<SourceFinding> ScanAsync(
        IReadOnlyDictionary<string, SourceRecord> known,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (!Directory.Exists(_root))
        {
            throw new SourceUnavailableException(
                $"The folder {_root} does not exist. Its documents stay; mount it again, or correct Folder:Path."
            );
        }

        var open = new Stack<string>([_root]);
        while (open.TryPop(out var folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            if (TryRead(folder, out var reason) is not { } entries)
            {
                yield return new SourceFinding.Failed(KeyOf(folder), reason);
                continue;
            }

            foreach (var entry in entries.Where(entry => !IsLeftOut(entry)))
            {
                if (entry is DirectoryInfo)
                    open.Push(entry.FullName);
                else if (entry is FileInfo file && readers.Find(file.Name, mediaType: null) is not null)
                    yield return Look(file, known);
            }
        }
    }

    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_root))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken);
            return;
        }

        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(_root)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Created += (_, _) => changed.TrySetResult();
        watcher.Changed += (_, _) => changed.TrySetResult();
        watcher.Deleted += (_, _) => changed.TrySetResult();
        watcher.Renamed += (_, _) => changed.TrySetResult();

        // An overflow, or a folder that is gone: a scan finds out.
        watcher.Error += (_, _) => changed.TrySetResult();
        watcher.EnableRaisingEvents = true;
        await changed.Task.WaitAsync(cancellationToken);

        // Changes come in swarms.
        await Task.Delay(options.SettleTime, timeProvider, cancellationToken);
    }

    private SourceFinding Look(FileInfo file, IReadOnlyDictionary<string, SourceRecord> known)
    {
        var key = KeyOf(file.FullName);
        var stamp = StampOf(file);
        if (known.GetValueOrDefault(key) is { DocumentId: not null } record && record.Stamp == stamp)
            return new SourceFinding.Unchanged(key);
        if (timeProvider.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc < options.SettleTime)
            return new SourceFinding.Unsettled(key);
        return new SourceFinding.Present(key)
        {
            FileName = file.Name,
            Record = new SourceRecord { Stamp = stamp },
            Open = () => new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete),
            IsSettled = () =>
            {
                file.Refresh();
                return file.Exists && StampOf(file) == stamp;
            },
        };
    }

    private static FileSystemInfo[]? TryRead(string folder, out string reason)
    {
        try
        {
            reason = "";
            return
            [
                .. new DirectoryInfo(folder)
                    .EnumerateFileSystemInfos()
                    .OrderByDescending(entry => entry.Name, StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = exception.Message;
            return null;
        }
    }

    private static bool IsLeftOut(FileSystemInfo entry) =>
        (entry.Attributes & LeftOut) != FileAttributes.None
        || entry.LinkTarget is not null
        || Array.Exists(TemporaryBeginnings, start => entry.Name.StartsWith(start, StringComparison.Ordinal))
        || (
            entry is FileInfo
            && Array.Exists(TemporaryEndings, end => entry.Name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
        );

    private static string StampOf(FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks}/{file.Length}");

    private string KeyOf(string path) => Path.GetRelativePath(_root, path).Replace(Path.DirectorySeparatorChar, '/');
}
