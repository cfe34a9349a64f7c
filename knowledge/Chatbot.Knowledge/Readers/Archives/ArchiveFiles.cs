using System.Formats.Tar;
using System.IO.Compression;

namespace Chatbot.Knowledge.Readers.Archives;

/// <summary>
/// The files in an archive (.zip, .tar, .tar.gz, .gz), and in archives in it: one pass, one member at a time, within the
/// limits. A member that is not safe comes with the reason; an archive that is not safe ends the enumeration.
/// </summary>
internal static class ArchiveFiles
{
    private const string Damaged = "The archive is damaged or incomplete; it may have been cut off.";
    private const int SignatureBytes = 262;

    /// <summary>Whether the first bytes are those of an archive that can be enumerated, and not of a document that is packed.</summary>
    /// <param name="content">The whole file, or for a file with <paramref name="fileName"/> ending in .zip its first bytes.</param>
    /// <param name="fileName">Its name, which only tells a package of a document from any other.</param>
    public static bool IsArchive(ReadOnlyMemory<byte> content, string fileName) =>
        FileSignature.Of(content) is ".zip" or ".gz" or ".tar"
        && !FileSignature.Signed.Contains(Path.GetExtension(fileName).ToLowerInvariant());

    /// <summary>The members in the order of the archive. The stream can seek; it is not disposed.</summary>
    /// <exception cref="DocumentReaderException">While enumerating or reading content: the archive is damaged or not safe.</exception>
    public static IEnumerable<ArchiveMember> Enumerate(
        Stream archive,
        string fileName,
        ReaderLimits limits,
        CancellationToken cancellationToken
    ) => Enumerate(archive, fileName, prefix: "", depth: 1, new Scope(limits, new ArchiveBudget(limits), cancellationToken));

    private static IEnumerable<ArchiveMember> Enumerate(Stream archive, string fileName, string prefix, int depth, Scope scope)
    {
        if (depth > scope.Limits.MaxNestedDepth)
            throw new DocumentReaderException(
                $"Archives are nested more than {scope.Limits.MaxNestedDepth} deep in the file, which is not safe to unpack."
            );
        var start = new byte[SignatureBytes];
        var position = archive.Position;
        var length = archive.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        archive.Position = position;
        var members = start switch
        {
            [0x50, 0x4B, ..] => Zip(archive, scope),
            [0x1F, 0x8B, ..] => GZip(archive, fileName, scope),
            _ when start.AsSpan(0, length).EndsWith("ustar"u8) => Tar(archive, scope),
            _ => throw new DocumentReaderException("The file is no archive that can be unpacked (.zip, .tar, .tar.gz, .gz)."),
        };
        return members.SelectMany(member => Open(member, prefix, depth, scope));
    }

    /// <summary>Checks a member, and goes into it when it is an archive itself.</summary>
    private static IEnumerable<ArchiveMember> Open(ArchiveMember member, string prefix, int depth, Scope scope)
    {
        scope.CancellationToken.ThrowIfCancellationRequested();
        scope.Budget.CountFile();
        if (member.Refusal is not null)
        {
            yield return member with
            {
                Path = prefix + member.Path,
            };
            yield break;
        }

        if (ArchivePath.Safe(member.Path) is not { } safe)
        {
            yield return Refused(prefix + member.Path, "Its path leads out of the archive.");
            yield break;
        }

        if (ArchivePath.IsLitter(safe))
            yield break;
        var path = prefix + safe;
        if (Path.GetExtension(safe).ToLowerInvariant() is not (".zip" or ".tar" or ".gz" or ".tgz"))
        {
            yield return member with
            {
                Path = path,
            };
            yield break;
        }

        using var inner = new MemoryStream();
        if (!TryCopy(member.Content, inner, scope.Limits))
        {
            yield return Refused(path, $"It is larger than {scope.Limits.MaxBytes / 1_000_000.0:0.#} MB.");
            yield break;
        }

        if (!IsArchive(inner.GetBuffer().AsMemory(0, (int)inner.Length), safe))
        {
            yield return member with
            {
                Path = path,
                Content = inner,
            };
            yield break;
        }

        foreach (var file in Enumerate(inner, Path.GetFileName(safe), $"{path}/", depth + 1, scope))
            yield return file;
    }

    private static bool TryCopy(Stream content, MemoryStream target, ReaderLimits limits)
    {
        var block = new byte[81920];
        int read;
        while ((read = content.Read(block)) > 0)
        {
            if (target.Length + read > limits.MaxBytes)
                return false;
            target.Write(block, 0, read);
        }

        target.Position = 0;
        return true;
    }

    private static IEnumerable<ArchiveMember> Zip(Stream archive, Scope scope)
    {
        using var zip = Guard(() =>
        {
            var opened = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            _ = opened.Entries.Count;
            return opened;
        });
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
                continue;
            if (IsLink(entry))
            {
                yield return Refused(entry.FullName, "It is a link; links are not followed.");
                continue;
            }

            if (entry.IsEncrypted)
            {
                yield return Refused(entry.FullName, "It is protected by a password.");
                continue;
            }

            using var content = new BoundedStream(
                Guard(() => entry.Open()),
                scope.Budget,
                entry.CompressedLength,
                scope.CancellationToken
            );
            yield return new ArchiveMember { Path = entry.FullName, Content = content };
        }
    }

    /// <summary>The Unix file type stands in the upper half of the external attributes.</summary>
    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000;

    /// <summary>A packed tar file, else one packed file.</summary>
    private static IEnumerable<ArchiveMember> GZip(Stream archive, string fileName, Scope scope)
    {
        var position = archive.Position;
        var start = new byte[SignatureBytes];
        int length;
        using (var peek = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true))
            length = Guard(() => peek.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        archive.Position = position;
        using var unpacked = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true);
        using var content = new BoundedStream(unpacked, scope.Budget, archive.Length - position, scope.CancellationToken);
        if (start.AsSpan(0, length).EndsWith("ustar"u8))
        {
            foreach (var member in Tar(content, scope with { IsCounted = true }))
                yield return member;
            yield break;
        }

        var name = Path.GetFileNameWithoutExtension(fileName);
        yield return new ArchiveMember { Path = GZipName(start.AsSpan(0, length), name), Content = content };
    }

    /// <summary>A packed file that is packed again would lose the extension that tells so ("quine.gz" holds itself).</summary>
    private static string GZipName(ReadOnlySpan<byte> start, string name) =>
        start is [0x1F, 0x8B, ..] && !name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? $"{name}.gz" : name;

    private static IEnumerable<ArchiveMember> Tar(Stream archive, Scope scope)
    {
        using var tar = new TarReader(archive, leaveOpen: true);
        while (Guard(() => tar.GetNextEntry()) is { } entry)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes or TarEntryType.ExtendedAttributes:
                    break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    var content = entry.DataStream ?? Stream.Null;
#pragma warning disable CA2000 // It holds nothing of its own: the tar reader owns the entry's stream.
                    var counted = scope.IsCounted ? content : Bounded(content, scope);
#pragma warning restore CA2000
                    yield return new ArchiveMember { Path = entry.Name, Content = counted };
                    break;
                default:
                    yield return Refused(entry.Name, "It is a link or a device; these are not followed.");
                    break;
            }
        }
    }

    private static BoundedStream Bounded(Stream content, Scope scope) =>
        new(content, scope.Budget, null, scope.CancellationToken);

    private static ArchiveMember Refused(string path, string reason) => new() { Path = path, Refusal = reason };

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception
                    is InvalidDataException
                        or IOException
                        or FormatException
                        or ArgumentException
                        or NotSupportedException
                        or OverflowException
            )
        {
            throw new DocumentReaderException(Damaged, exception);
        }
    }

    /// <summary>What goes along while an archive is read.</summary>
    /// <param name="Limits">What it may cost.</param>
    /// <param name="Budget">What it has cost.</param>
    /// <param name="CancellationToken">Ends it.</param>
    /// <param name="IsCounted">Whether the stream that is read already counts what comes out of it.</param>
    private sealed record Scope(
        ReaderLimits Limits,
        ArchiveBudget Budget,
        CancellationToken CancellationToken,
        bool IsCounted = false
    );
}
