using System.Text.Json;

namespace Chatbot.Knowledge.Sources;

/// <summary>The memory of each source as a file in the data folder, written whole or not at all.</summary>
internal sealed class SourceStateStore(KnowledgeOptions options)
{
    private readonly string _folder = Path.Combine(options.DataFolder, "sources");

    /// <summary>
    /// Takes the right to run a source; null when somebody else runs it. Released by disposing, or by the end of the process.
    /// </summary>
    public IDisposable? TryTake(string name)
    {
        Directory.CreateDirectory(_folder);
        try
        {
            return new FileStream(PathOf(name, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public async Task<SourceState> LoadAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name, ".json");
        if (!File.Exists(path))
            return new SourceState();
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync(file, SourceJsonContext.Default.SourceState, cancellationToken) ?? new();
    }

    public async Task SaveAsync(string name, SourceState state, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        var path = PathOf(name, ".json");
        var incoming = path + ".new";
        await using (var file = new FileStream(incoming, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await JsonSerializer.SerializeAsync(file, state, SourceJsonContext.Default.SourceState, cancellationToken);
            await file.FlushAsync(cancellationToken);
        }

        File.Move(incoming, path, overwrite: true);
    }

    /// <summary>Names are checked at start to be fit for a file.</summary>
    private string PathOf(string name, string extension) => Path.Combine(_folder, name + extension);
}
