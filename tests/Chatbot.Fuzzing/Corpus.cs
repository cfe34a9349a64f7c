using System.Text;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Tests.Readers;
using Chatbot.Testing;

namespace Chatbot.Fuzzing;

/// <summary>The files to start from, by the format that reads them.</summary>
public static class Corpus
{
    private const int LargestFile = 300_000;

    private static readonly (string Name, string Text)[] Texts =
    [
        ("a.txt", "First line.\n\nÄ second paragraph\nof two lines.\n"),
        (
            "a.md",
            "---\ntitle: T\ntags: [a, b]\n---\n# Top\n\nText with **bold** and [a](b).\n\n- one\n  1. two\n\n> quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```cs\nx\n```\n<p>Raw</p>\n[^1]\n\n[^1]: note\n"
        ),
        (
            "a.html",
            "<!doctype html><html lang=en><head><title>T</title><meta name=author content=A></head><body><nav><a href=1>x</a></nav><main><h1>H</h1><p>One <b>two</b><ul><li>a<ul><li>b</ul></ul><table><caption>c</caption><tr><th>a<th>b<tr><td colspan=2>1</table><pre>x\n y</pre><a href='https://a.example'>here</a></main></body></html>"
        ),
        ("a.csv", "Name;Text;N\n\"Meier, Anna\";\"says \"\"hi\"\"\nand goes\";1\nBo;x\nCy;y;3;extra\n"),
        ("b.csv", "sep=,\nCity,Rate\nBonn,\"2,5\"\nKöln,3\n"),
        ("a.tsv", "City\tRate\nBonn\t24\nKöln\t28\n"),
        (
            "a.json",
            """{"title":"T","address":{"city":"B","zip":[1,2,3]},"orders":[{"id":1,"item":"Pen"},{"id":2,"item":"Ink","x":[[{"a":null}]]}],"t":"\ud83d\ude00","n":-1.5e3,"b":true}"""
        ),
        ("a.jsonl", "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\",\"text\":\"long\\n\\nwords\"}\n"),
        (
            "a.xml",
            """<?xml version="1.0" encoding="utf-8"?><article xml:lang="de"><title>Main</title><section id="1"><title>First</title><para>One <b>bold</b> word.</para><para>Two.</para></section><rows><row a="1"><x>1</x><y>2</y></row><row a="2"><x>3</x><y>4</y></row></rows><d>&lt;p&gt;hi&lt;/p&gt;</d></article>"""
        ),
        (
            "a.eml",
            "From: A <a@b.example>\r\nTo: c@d.example\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nDate: Tue, 01 Oct 2024 12:34:56 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=FC=DFe\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>Hi</p>\r\n--y--\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nFrom: e@f.example\r\nSubject: inner\r\n\r\nInner text\r\n--x\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=a.csv\r\nContent-Transfer-Encoding: base64\r\n\r\nYSxiCjEsMgo=\r\n--x--\r\n"
        ),
        (
            "a.vtt",
            "WEBVTT - T\n\nNOTE n\n\n1\n00:00:01.000 --> 00:00:04.000 align:start\n<v Anna>Good &amp; well.</v>\n\n00:05.000 --> 00:06.000\n<i>Bo</i>: yes\n"
        ),
        (
            "a.srt",
            "1\r\n00:00:01,000 --> 00:00:02,000\r\nANNA: {\\an8}We start\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n<b>today.</b>\r\n"
        ),
        ("a.cs", "namespace A;\n\n/// <summary>x</summary>\nclass B\n{\n    void C()\n    {\n    }\n}\n"),
        ("a.py", "# c\ndef f(x):\n\n    return x\n\n\nclass G:\n    pass\n"),
        (
            "a.rtf",
            "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title T}}\\pard First \\b bold\\b0  paragraph.\\par Gr\\'fc\\'dfe \\u8364?\\par\\trowd\\cellx100\\cellx200 a\\cell b\\cell\\row}"
        ),
    ];

    /// <summary>Files by the name of their format, made here and, when they are there, the development documents.</summary>
    public static SortedDictionary<string, IReadOnlyList<Seed>> ByFormat(IDocumentExtractor extractor)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new SortedDictionary<string, IReadOnlyList<Seed>>(
            Made()
                .Concat(Shared())
                .Select(seed => (Seed: seed, Format: extractor.FormatOf(seed.Name, null, seed.Content)))
                .Where(pair => pair.Format is not null)
                .GroupBy(pair => pair.Format!, pair => pair.Seed)
                .ToDictionary(group => group.Key, group => (IReadOnlyList<Seed>)[.. group], StringComparer.Ordinal),
            StringComparer.Ordinal
        );
    }

    private static IEnumerable<Seed> Made()
    {
        foreach (var (name, text) in Texts)
            yield return new Seed(name, Encoding.UTF8.GetBytes(text));
        yield return new Seed("utf16.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Some words in UTF-16.\n\nMore.")]);
        yield return new Seed(
            "sjis.txt",
            Encoding.GetEncoding("shift_jis").GetBytes("氏名は佐藤太郎です。\n東京都に住んでいて、毎日電車で会社に通っています。")
        );
        yield return new Seed("latin.txt", Encoding.Latin1.GetBytes("Grüße aus Köln und Übersee, schöne Straße."));
        yield return new Seed(
            "a.pdf",
            SampleFiles.Pdf(["# Heading", "", "A line of words.", "Another line follows."], ["Page two."])
        );
        yield return new Seed(
            "a.docx",
            SampleFiles.Word(SampleFiles.Paragraph("Heading", "H1"), SampleFiles.Paragraph("Words."))
        );
        yield return new Seed("a.epub", SampleFiles.Epub("<h1>One</h1><p>Words</p>", "<p>Two</p>"));
        foreach (var (name, content) in OfficeSeeds.All())
            yield return new Seed(name, content);
    }

    private static IEnumerable<Seed> Shared()
    {
        if (SharedData.Find() is not { } data || !Directory.Exists(Path.Combine(data, "documents")))
            yield break;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "documents")).Order(StringComparer.Ordinal))
        {
            if (new FileInfo(file).Length <= LargestFile && Path.GetFileName(file) is not ("index.tsv" or "SOURCE.md"))
                yield return new Seed(Path.GetFileName(file), File.ReadAllBytes(file));
        }
    }
}
