using System.Diagnostics.CodeAnalysis;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Names of files in archives, which come from strangers. Pure.</summary>
internal static class ArchiveEntryName
{
    /// <summary>The name with slashes and without empty parts; false when it would lead out of the archive.</summary>
    public static bool TryNormalize(string name, [NotNullWhen(true)] out string? normalized)
    {
        normalized = null;
        var parts = name.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isRooted =
            name.StartsWith('/')
            || name.StartsWith('\\')
            || (parts.Length > 0 && parts[0].Contains(':', StringComparison.Ordinal));
        if (
            isRooted
            || parts.Length == 0
            || parts.Contains("..", StringComparer.Ordinal)
            || name.Contains('\0', StringComparison.Ordinal)
        )
            return false;
        normalized = string.Join('/', parts.Where(part => part != "."));
        return normalized.Length > 0;
    }
}
