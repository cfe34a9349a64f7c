using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Readers.Archives;

namespace Chatbot.Knowledge.Tests.Readers.Archives;

public sealed class ArchiveFilesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Zip_GivesItsFilesWithSafePaths()
    {
        var zip = SampleFiles.Package(
            ("a.txt", "one"u8.ToArray()),
            ("folder\\./b.txt", "two"u8.ToArray()),
            ("__MACOSX/._a.txt", [1])
        );

        Assert.Equal([("a.txt", "one"), ("folder/b.txt", "two")], ReadAll(zip, "a.zip"));
    }

    [Theory]
    [InlineData("../a.txt")]
    [InlineData("x/../../a.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("\\\\server\\share\\a.txt")]
    [InlineData("C:\\a.txt")]
    [InlineData("x/..\\..\\a.txt")]
    public void PathThatLeavesTheArchive_IsRefusedAndTheRestGoesOn(string name)
    {
        var zip = SampleFiles.Package((name, [1]), ("good.txt", "ok"u8.ToArray()));
        var members = ArchiveFiles.Enumerate(new MemoryStream(zip), "a.zip", new ReaderLimits(), Token).ToList();

        Assert.Contains("leads out", members[0].Refusal);
        Assert.Equal("good.txt", members[1].Path);
    }

    [Fact]
    public void LinkInZip_IsRefused()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("link");
            entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var target = entry.Open();
            target.Write("/etc/passwd"u8);
        }

        Assert.Contains("link", Assert.Single(ArchiveFiles.Enumerate(bytes.At(0), "a.zip", new ReaderLimits(), Token)).Refusal);
    }

    [Theory]
    [InlineData("a.tar", false)]
    [InlineData("a.tar.gz", true)]
    [InlineData("a.tgz", true)]
    public void Tar_GivesItsFilesAndRefusesLinks(string name, bool packed)
    {
        using var bytes = new MemoryStream();
        using var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true);
        using (var tar = new TarWriter(packed ? gzip : bytes, leaveOpen: true))
        {
            tar.WriteEntry(
                new PaxTarEntry(TarEntryType.RegularFile, "docs/a.txt") { DataStream = new MemoryStream("one"u8.ToArray()) }
            );
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "docs/link") { LinkName = "/etc/passwd" });
            tar.WriteEntry(
                new PaxTarEntry(TarEntryType.RegularFile, "../b.txt") { DataStream = new MemoryStream("two"u8.ToArray()) }
            );
        }

        if (packed)
            gzip.Dispose();
        var members = new List<(string, string?, string)>();
        foreach (var member in ArchiveFiles.Enumerate(bytes.At(0), name, new ReaderLimits(), Token))
            members.Add((member.Path, member.Refusal, new StreamReader(member.Content).ReadToEnd()));

        Assert.Equal(
            [
                ("docs/a.txt", null, "one"),
                ("docs/link", "It is a link or a device; these are not followed.", ""),
                ("../b.txt", "Its path leads out of the archive.", ""),
            ],
            members
        );
    }

    [Fact]
    public void ArchivesInside_AreFoldersToTheDepthLimit()
    {
        var zip = SampleFiles.Package(("deep.txt", "deep"u8.ToArray()));
        for (var i = 0; i < 3; i++)
            zip = SampleFiles.Package(($"in{i}.zip", zip));

        Assert.Equal([("in2.zip/in1.zip/in0.zip/deep.txt", "deep")], ReadAll(zip, "a.zip"));
        var refused = Assert.Throws<DocumentReaderException>(() =>
            ReadAll(zip, "a.zip", new ReaderLimits { MaxNestedDepth = 2 })
        );
        Assert.Contains("nested more than 2 deep", refused.Message);
    }

    [Fact]
    public void DocumentsThatAreZipFiles_StayWhole() =>
        Assert.Equal(
            "a.docx",
            Assert.Single(ReadAll(SampleFiles.Package(("a.docx", SampleFiles.Package(("x", [1])))), "a.zip")).Path
        );

    [Fact]
    public void Bomb_EndsTheArchive()
    {
        var bomb = SampleFiles.Package(("zeros.bin", new byte[30_000_000]));
        Assert.Contains("times its size", Assert.Throws<DocumentReaderException>(() => ReadAll(bomb, "a.zip")).Message);

        var many = SampleFiles.Package([.. Enumerable.Range(0, 10).Select(i => ($"{i}.bin", new byte[1_000_000]))]);
        Assert.Contains(
            "unpacks to more than",
            Assert
                .Throws<DocumentReaderException>(() => ReadAll(many, "a.zip", new ReaderLimits { MaxArchiveBytes = 5_000_000 }))
                .Message
        );
        Assert.Contains(
            "more than 5 files",
            Assert.Throws<DocumentReaderException>(() => ReadAll(many, "a.zip", new ReaderLimits { MaxNestedFiles = 5 })).Message
        );
    }

    [Fact]
    public void Quine_EndsWithAReason()
    {
        SharedDocuments.RequireOrSkip();
        var quine = File.ReadAllBytes(SharedDocuments.All.Single(document => document.Path.EndsWith("quine.gz")).Path);

        Assert.Contains("nested more than", Assert.Throws<DocumentReaderException>(() => ReadAll(quine, "quine.gz")).Message);
    }

    [Fact]
    public void DamagedArchive_EndsWithAReason()
    {
        var zip = SampleFiles.Package(("a.txt", Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 2000)))));
        Assert.Contains("damaged", Assert.Throws<DocumentReaderException>(() => ReadAll(zip[..^30], "a.zip")).Message);
        Array.Fill(zip, (byte)0x55, 60, 400);
        Assert.Contains("damaged", Assert.Throws<DocumentReaderException>(() => ReadAll(zip, "a.zip")).Message);
    }

    [Fact]
    public void Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ArchiveFiles
                .Enumerate(new MemoryStream(SampleFiles.Package(("a", [1]))), "a.zip", new ReaderLimits(), cancelled.Token)
                .ToList()
        );
    }

    private static List<(string Path, string Text)> ReadAll(byte[] archive, string name, ReaderLimits? limits = null)
    {
        var files = new List<(string, string)>();
        foreach (var member in ArchiveFiles.Enumerate(new MemoryStream(archive), name, limits ?? new ReaderLimits(), Token))
            files.Add((member.Path, new StreamReader(member.Content).ReadToEnd()));
        return files;
    }
}

internal static class StreamPositions
{
    public static MemoryStream At(this MemoryStream stream, long position)
    {
        stream.Position = position;
        return stream;
    }
}
