using System.IO.Compression;
using System.Text;

namespace Chatbot.Fuzzing;

/// <summary>Damages files: the same seed number always gives the same file. Pure.</summary>
public static class Mutator
{
    private const int MaxBytes = 4_000_000;

    /// <summary>Words that parsers stumble over.</summary>
    private static readonly byte[][] Tokens =
    [
        .. (
            (string[])
                [
                    "<!DOCTYPE a [<!ENTITY x \"y\">]>",
                    "&x;",
                    "<![CDATA[",
                    "]]>",
                    "<table>",
                    "</table>",
                    "<tr><td colspan=99999>",
                    "<a>",
                    "</",
                    "<p ",
                    "<!--",
                    "{\\rtf1",
                    "{\\*\\",
                    "\\u-1?",
                    "\\bin999999999 ",
                    "{\\pict",
                    "[[[[[[[[",
                    "{\"a\":",
                    "}}}}",
                    "\"",
                    "\\ud800",
                    "\n\n",
                    ">>>>>>>>",
                    "- - - - ",
                    "| | |\n|-|-|",
                    "```",
                    "---\n",
                    "\t",
                    ";",
                    "-->",
                    "00:00:00.000 --> 99:99:99.999",
                    "WEBVTT",
                    "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n",
                    "Content-Type: message/rfc822\r\n\r\n",
                    "Content-Transfer-Encoding: base64\r\n",
                    "=?utf-8?b?/w==?=",
                    "charset=utf-7",
                    "/Length 99999999",
                    "/Count -1",
                    "/Kids [1 0 R]",
                    "1 0 R",
                    "obj",
                    "endobj",
                    "stream\n",
                    "/FlateDecode",
                    "xref\n0 99999",
                    "<w:p>",
                    "<a:tbl>",
                    "r=\"ZZZ999999\"",
                    "r=\"A2147483647\"",
                    "t=\"s\"><v>-1</v>",
                    "table:number-columns-repeated=\"2147483647\"",
                    "text:c=\"2147483647\"",
                    "-2147483648",
                    "2147483648",
                    "1e999",
                    "NaN",
                    "../../../../etc/passwd",
                    "\ufeff",
                    "\u202e",
                    "\0",
                ]
        ).Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFF, 0xFF, 0xFF],
        [0xFF, 0xFE],
        [0, 0, 0, 0],
        [0x80, 0, 0, 0],
        [0x50, 0x4B, 3, 4],
        [0x1F, 0x8B],
        [0x1B, 0x24, 0x42],
        [0xED, 0xA0, 0x80],
    ];

    /// <summary>A damaged file.</summary>
    /// <param name="seeds">Files of one format.</param>
    /// <param name="number">Which damage.</param>
    public static Seed Mutate(IReadOnlyList<Seed> seeds, int number)
    {
        var random = new Random(unchecked((number * 7919) + 17));
        var seed = seeds[random.Next(seeds.Count)];
        var other = seeds[random.Next(seeds.Count)].Content;
        if (IsPackage(seed.Content) && random.Next(4) > 0 && InsidePackage(seed.Content, random) is { } package)
            return seed with { Content = package };
        return seed with { Content = Damage(seed.Content, other, random) };
    }

    private static bool IsPackage(byte[] content) => content is [0x50, 0x4B, 3, 4, ..];

    private static byte[] Damage(byte[] content, byte[] other, Random random)
    {
        var bytes = content.ToList();
        for (var change = random.Next(1, 9); change > 0; change--)
            Change(bytes, other, random);
        return bytes.Count > MaxBytes ? [.. bytes.Take(MaxBytes)] : [.. bytes];
    }

    private static void Change(List<byte> bytes, byte[] other, Random random)
    {
        if (bytes.Count == 0)
            bytes.Add((byte)random.Next(256));
        var at = random.Next(bytes.Count);
        var length = Math.Min(bytes.Count - at, random.Next(3) == 0 ? random.Next(1, 2000) : random.Next(1, 40));
        switch (random.Next(10))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                var block = bytes.GetRange(at, length);
                for (var times = random.Next(8) == 0 ? random.Next(1, 2000) : random.Next(1, 4); times > 0; times--)
                {
                    if (bytes.Count < MaxBytes)
                        bytes.InsertRange(at, block);
                }

                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5 or 6:
                bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
            case 7:
                var token = Tokens[random.Next(Tokens.Length)];
                for (var i = 0; i < token.Length && at + i < bytes.Count; i++)
                    bytes[at + i] = token[i];
                break;
            case 8 when other.Length > 0:
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, random.Next(1, 2000))).ToArray());
                break;
            default:
                var target = random.Next(bytes.Count - length + 1);
                var moved = bytes.GetRange(at, length);
                bytes.RemoveRange(at, length);
                bytes.InsertRange(Math.Min(target, bytes.Count), moved);
                break;
        }
    }

    /// <summary>Unpacks, damages members, and packs again, so that the damage reaches what is inside.</summary>
    private static byte[]? InsidePackage(byte[] content, Random random)
    {
        List<(string Name, byte[] Content)> members;
        try
        {
            members = Unpack(content);
        }
        catch (InvalidDataException)
        {
            return null;
        }

        if (members.Count == 0)
            return null;
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(members.Count);
            var member = members[at];
            switch (random.Next(12))
            {
                case 0:
                    members.RemoveAt(at);
                    break;
                case 1:
                    members.Add(member);
                    break;
                case 2:
                    members[at] = (member.Name, members[random.Next(members.Count)].Content);
                    break;
                default:
                    members[at] = (member.Name, Damage(member.Content, members[random.Next(members.Count)].Content, random));
                    break;
            }

            if (members.Count == 0)
                return null;
        }

        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in members)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    private static List<(string Name, byte[] Content)> Unpack(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        var members = new List<(string, byte[])>();
        foreach (var entry in archive.Entries.Where(entry => entry.Length < MaxBytes))
        {
            using var source = entry.Open();
            using var bytes = new MemoryStream();
            source.CopyTo(bytes);
            members.Add((entry.FullName, bytes.ToArray()));
        }

        return members;
    }
}
