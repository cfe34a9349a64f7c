namespace Chatbot.Knowledge.Persistence;

/// <summary>Originals as files named by their hash (<c>content/ab/abcd…</c>), in the data folder or a shared one.</summary>
internal sealed class FileContentStore : IContentStore
{
    private readonly string _folder;
    private readonly StagingFolder _incoming;

    public FileContentStore(KnowledgeOptions options)
    {
        _folder = options.ContentFolder ?? Path.Combine(options.DataFolder, "content");
        _incoming = new StagingFolder(Path.Combine(_folder, "incoming"));
    }

    public Task<StagedContent> StageAsync(Stream content, long maxBytes, CancellationToken cancellationToken) =>
        _incoming.StageAsync(content, maxBytes, flush: true, cancellationToken);

    public Task CommitAsync(StagedContent staged, CancellationToken cancellationToken)
    {
        var path = PathOf(staged.Hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(staged.Path, path, overwrite: true);
        return Task.CompletedTask;
    }

    public Task<Stream> OpenAsync(string hash, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream>(
                new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete)
            );
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new FileNotFoundException(exception.Message, exception);
        }
    }

    public Task RemoveAsync(string hash, CancellationToken cancellationToken)
    {
        var path = PathOf(hash);
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    public void DiscardAbandoned(DateTimeOffset before) => _incoming.DiscardAbandoned(before);

    private string PathOf(string hash) => Path.Combine(_folder, hash[..2], hash);
}
