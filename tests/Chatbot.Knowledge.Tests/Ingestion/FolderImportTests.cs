using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion;

namespace Chatbot.Knowledge.Tests.Ingestion;

public sealed class FolderImportTests : IDisposable
{
    private readonly KnowledgeFolder _folder = new();
    private readonly string _documents = Directory.CreateTempSubdirectory("documents-").FullName;
    private readonly string _outside = Directory.CreateTempSubdirectory("outside-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_documents, recursive: true);
        Directory.Delete(_outside, recursive: true);
    }

    [Fact]
    public async Task Folder_WithEverything_ImportsSupportedFilesAndReportsTheRest()
    {
        await WriteAsync(_documents, "a.md", "# A\n\nAlpha.");
        await WriteAsync(_documents, "deep/er/b.txt", "Beta.");
        await WriteAsync(_documents, "picture.png", "not a picture");
        await WriteAsync(_documents, ".git/config.txt", "hidden");
        await WriteAsync(_outside, "secret.txt", "Secret.");
        File.CreateSymbolicLink(Path.Combine(_documents, "link.txt"), Path.Combine(_outside, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_documents, "linked"), _outside);
        await using var host = await KnowledgeHost.StartAsync(_folder);
        var seen = new List<string>();

        var report = await host.Get<IFolderImport>()
            .ImportAsync(
                new FolderImportRequest { Tenant = KnowledgeHost.Tenant, Folder = _documents },
                new Collect(seen),
                Token
            );

        Assert.Equal(["a.md", "deep/er/b.txt"], report.Imported.Select(status => status.DocumentId));
        Assert.Equal(["link.txt", "linked", "picture.png"], report.Skipped.Select(file => file.Path));
        Assert.Equal(["a.md", "deep/er/b.txt"], seen);
        KnowledgeHost.AssertReady(await host.SettleAsync("deep/er/b.txt"));
    }

    [Fact]
    public async Task Folder_Absent_IsRefused()
    {
        await using var host = await KnowledgeHost.StartAsync(_folder, start: false);
        var request = new FolderImportRequest { Tenant = "t", Folder = Path.Combine(_documents, "absent") };
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => host.Get<IFolderImport>().ImportAsync(request, null, Token));
    }

    private static async Task WriteAsync(string root, string relative, string text)
    {
        var path = Path.Combine(root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, Token);
    }

    private sealed class Collect(List<string> seen) : IProgress<DocumentStatus>
    {
        public void Report(DocumentStatus value) => seen.Add(value.DocumentId);
    }
}
