using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Chatbot.Knowledge.Tests.Readers;

/// <summary>Builds small files in each format.</summary>
internal static class SampleFiles
{
    /// <summary>A PDF file with one line per string, one page per array.</summary>
    public static byte[] Pdf(params string[][] pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var lines in pages)
        {
            var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
            var y = 780.0;
            foreach (var line in lines)
            {
                var size = line.StartsWith('#') ? 20 : 11;
                page.AddText(line.TrimStart('#').Trim(), size, new PdfPoint(60, y), font);
                y -= line.Length == 0 ? 40 : 16;
            }
        }

        return builder.Build();
    }

    /// <summary>A Word document with the given body.</summary>
    public static byte[] Word(params OpenXmlElement[] body)
    {
        using var bytes = new MemoryStream();
        using (var word = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(new Body(body));
            var styles = main.AddNewPart<StyleDefinitionsPart>();
            styles.Styles = new Styles(
                new Style(new StyleName { Val = "heading 1" }) { StyleId = "H1", Type = StyleValues.Paragraph },
                new Style(new StyleName { Val = "Custom" }, new BasedOn { Val = "H1" })
                {
                    StyleId = "Custom",
                    Type = StyleValues.Paragraph,
                }
            );
        }

        return bytes.ToArray();
    }

    public static Paragraph Paragraph(string text, string? style = null) =>
        new(
            new ParagraphProperties(style is null ? [] : [new ParagraphStyleId { Val = style }]),
            new Run(new DocumentFormat.OpenXml.Wordprocessing.Text(text) { Space = SpaceProcessingModeValues.Preserve })
        );

    /// <summary>A package with the given parts as they are, for what no honest writer makes.</summary>
    public static byte[] Package(params (string Name, byte[] Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A package that is a Word document with the given XML.</summary>
    public static byte[] WordPackage(string documentXml) =>
        Package(
            (
                "[Content_Types].xml",
                Encoding.UTF8.GetBytes(
                    """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
                )
            ),
            (
                "_rels/.rels",
                Encoding.UTF8.GetBytes(
                    """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
                )
            ),
            ("word/document.xml", Encoding.UTF8.GetBytes(documentXml))
        );

    /// <summary>
    /// A book whose chapters stand in the package in reverse order and are named c1, c2, … so that only the spine tells the
    /// order; a chapter that is null is missing. The contents name each "Chapter N".
    /// </summary>
    public static byte[] Epub(params string?[] chapters)
    {
        static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
        var ids = Enumerable.Range(1, chapters.Length).Reverse().Select(i => $"c{i}").ToList();
        var parts = new List<(string, byte[])>
        {
            ("mimetype", Bytes("application/epub+zip")),
            (
                "META-INF/container.xml",
                Bytes("""<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>""")
            ),
            (
                "OPS/book.opf",
                Bytes(
                    $"""
                    <package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A book</dc:title><dc:creator>Anna Meier</dc:creator>
                    <dc:creator>Bo Ek</dc:creator><dc:language>en</dc:language></metadata>
                    <manifest><item id="nav" href="nav.xhtml" properties="nav"/>{string.Concat(
                        ids.Select(id => $"""<item id="{id}" href="text/{id}.xhtml"/>""")
                    )}</manifest>
                    <spine>{string.Concat(ids.Select(id => $"""<itemref idref="{id}"/>"""))}</spine></package>
                    """
                )
            ),
            (
                "OPS/nav.xhtml",
                Bytes(
                    $"<html><body><nav><ol>{string.Concat(ids.Select(id => $"""<li><a href="text/{id}.xhtml">Chapter {id[1..]}</a></li>"""))}</ol></nav></body></html>"
                )
            ),
        };
        parts.AddRange(
            chapters
                .Select((body, i) => (Body: body, Id: ids[i]))
                .Where(chapter => chapter.Body is not null)
                .Reverse()
                .Select(chapter => ($"OPS/text/{chapter.Id}.xhtml", Bytes($"<html><body>{chapter.Body}</body></html>")))
        );
        return Package([.. parts]);
    }
}
