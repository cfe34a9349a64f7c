namespace Chatbot.Testing;

/// <summary>The development data beside the repository.</summary>
public static class SharedData
{
    /// <summary>The folder <c>shared/data</c> next to this folder or one above it, or null.</summary>
    public static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
