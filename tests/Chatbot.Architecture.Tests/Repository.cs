namespace Chatbot.Architecture.Tests;

/// <summary>The files of the repository, without what builds and package managers put there.</summary>
internal static class Repository
{
    private static readonly string[] ForeignFolders = ["artifacts", "node_modules", "dist", "bin", "obj", "data", "devTools"];

    public static readonly string Root = FindRoot();

    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Order(StringComparer.Ordinal)];

    /// <summary>Files with one of these endings, relative to the root.</summary>
    public static IEnumerable<string> With(params string[] endings) =>
        Files.Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] ReadLines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Where(file => Path.GetFileName(file) != ".git") // a file in a work tree
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Concat(Directory.EnumerateDirectories(folder).Where(IsOurs).SelectMany(Walk));

    private static bool IsOurs(string folder)
    {
        var name = Path.GetFileName(folder);
        return name is ".ci" or ".config" || (!name.StartsWith('.') && !ForeignFolders.Contains(name));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Chatbot.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Chatbot.sln.");
    }
}
