namespace Chatbot.Knowledge.Persistence;

/// <summary>Content on disk that no document refers to yet.</summary>
/// <param name="Path">Temporary file; gone once the content is committed.</param>
/// <param name="Hash">SHA-256, lower-case hexadecimal.</param>
/// <param name="Bytes">Size.</param>
internal sealed record StagedContent(string Path, string Hash, long Bytes) : IDisposable
{
    public void Dispose() => File.Delete(Path);
}
