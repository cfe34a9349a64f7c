namespace Chatbot.Knowledge.Tests.Readers;

/// <summary>Real files in real formats, kept in a folder named <c>shared</c> beside the repository.</summary>
internal static class SharedDocuments
{
    private static readonly string? Folder = Find();

    public static IEnumerable<SharedDocument> All =>
        Folder is null
            ? []
            : File.ReadLines(Path.Combine(Folder, "index.tsv"))
                .Skip(1)
                .Select(line => line.Split('\t'))
                .Select(row => new SharedDocument(Path.Combine(Folder, row[0]), row[1], row[4], row[5]));

    public static void RequireOrSkip()
    {
        if (Folder is not null)
            return;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "The folder shared/data/documents is missing.");
        Assert.Skip("The folder shared/data/documents is missing.");
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var documents = Path.Combine(folder.FullName, "shared", "data", "documents");
            if (File.Exists(Path.Combine(documents, "index.tsv")))
                return documents;
        }

        return null;
    }
}

internal sealed record SharedDocument(string Path, string Format, string Expect, string Note);
