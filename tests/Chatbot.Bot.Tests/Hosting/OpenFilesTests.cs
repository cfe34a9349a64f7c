using Chatbot.Testing.Conversations;

namespace Chatbot.Bot.Tests.Hosting;

/// <summary>A host that ended gives back what it opened; in one process with many hosts the files would run out otherwise.</summary>
public sealed class OpenFilesTests
{
    [Fact]
    public async Task Host_ThatEnded_HasNoFileOpen()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Open files are read from /proc.");
        var adapter = await TestAdapter.StartAsync();
        await adapter.SendAsync("hello");
        Assert.NotEmpty(OpenIn(adapter.Folder));

        await adapter.DisposeAsync();

        Assert.Empty(OpenIn(adapter.Folder));
    }

    private static List<string> OpenIn(string folder) =>
        [
            .. new DirectoryInfo("/proc/self/fd")
                .EnumerateFileSystemInfos()
                .Select(TargetOf)
                .OfType<string>()
                .Where(target => target.StartsWith(folder, StringComparison.Ordinal)),
        ];

    private static string? TargetOf(FileSystemInfo descriptor)
    {
        try
        {
            return descriptor.LinkTarget;
        }
        catch (IOException)
        {
            return null; // Closed meanwhile by another test.
        }
    }
}
