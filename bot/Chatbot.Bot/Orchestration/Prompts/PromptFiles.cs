using System.Globalization;
using System.Text;

namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>Reads prompt files: the shipped ones, which are part of the assembly, and those of the owner's folder.</summary>
internal static class PromptFiles
{
    private const string Prefix = "Prompts/";
    private const int MostFiles = 500;
    private const int LongestFile = 256 * 1024;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Path within the shipped prompts, with <c>/</c>, and text.</summary>
    public static IReadOnlyDictionary<string, string> ReadShipped()
    {
        var assembly = typeof(PromptFiles).Assembly;
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files.Add(name[Prefix.Length..].Replace('\\', '/'), reader.ReadToEnd());
        }

        return files;
    }

    /// <summary>The Markdown files below a folder: path within it, with <c>/</c>, and text. A README is left out.</summary>
    /// <exception cref="PromptException">There is no such folder, or more or larger files than prompts have.</exception>
    public static IReadOnlyDictionary<string, string> Read(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in List(folder))
        {
            if (file.Length > LongestFile)
            {
                throw new PromptException($"{file.FullName}: larger than {LongestFile / 1024} KB, which no prompt is.");
            }

            files.Add(
                Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/'),
                ReadText(file.FullName)
            );
        }

        return files;
    }

    /// <summary>Changes when a file was added, changed or removed.</summary>
    public static string StampOf(string folder)
    {
        try
        {
            return string.Join(
                '\n',
                List(folder)
                    .Select(file =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}"
                        )
                    )
            );
        }
        catch (Exception exception) when (exception is PromptException or IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path, StrictUtf8);
        }
        catch (DecoderFallbackException exception)
        {
            throw new PromptException($"{path}: it holds bytes that are no UTF-8. Save it as UTF-8. ({exception.Message})");
        }
    }

    private static List<FileInfo> List(string folder)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
        {
            throw new PromptException(
                $"Prompts:Folder is '{folder}', which does not exist. Create it, or leave the setting empty."
            );
        }

        var files = root.EnumerateFiles("*.md", SearchOption.AllDirectories)
            .Where(file => !file.Name.Equals("README.md", StringComparison.OrdinalIgnoreCase))
            .Take(MostFiles + 1)
            .OrderBy(file => file.FullName, StringComparer.Ordinal)
            .ToList();
        return files.Count <= MostFiles
            ? files
            : throw new PromptException(
                $"Prompts:Folder '{folder}' holds more than {MostFiles} files. Name a folder of prompts only."
            );
    }
}
