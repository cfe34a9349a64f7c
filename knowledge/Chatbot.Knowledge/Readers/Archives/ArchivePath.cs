namespace Chatbot.Knowledge.Readers.Archives;

/// <summary>Names of members of archives, which anyone may have written. Pure.</summary>
internal static class ArchivePath
{
    private const int MaxLength = 1000;

    /// <summary>The safe relative path, or null when the name leaves the archive or cannot be a path.</summary>
    public static string? Safe(string name)
    {
        var path = name.Replace('\\', '/');
        if (path.Length is 0 or > MaxLength || path.StartsWith('/') || path.Any(char.IsControl))
            return null;
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part is not ".").ToList();
        return parts.Count == 0 || parts.Exists(part => part is ".." || part.Contains(':', StringComparison.Ordinal))
            ? null
            : string.Join('/', parts);
    }

    /// <summary>Whether the member is no document but what an operating system leaves behind.</summary>
    public static bool IsLitter(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return path.StartsWith("__MACOSX/", StringComparison.Ordinal)
            || path.Contains("/__MACOSX/", StringComparison.Ordinal)
            || name is ".DS_Store" or "Thumbs.db" or "desktop.ini"
            || name.StartsWith("._", StringComparison.Ordinal);
    }
}
