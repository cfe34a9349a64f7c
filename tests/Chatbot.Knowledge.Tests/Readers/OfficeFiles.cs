using System.IO.Compression;
using System.Text;

namespace Chatbot.Knowledge.Tests.Readers;

/// <summary>Builds small Office and OpenDocument packages from the XML of their parts.</summary>
internal static class OfficeFiles
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Package(params (string Name, string Xml)[] parts) =>
        SampleFiles.Package([
            ("[Content_Types].xml", "<Types/>"u8.ToArray()),
            .. parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Xml))),
        ]);

    /// <summary>Relations by id, kind and target.</summary>
    public static string Rels(params (string Id, string Kind, string Target)[] relations) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(relations.Select(r => $"""<Relationship Id="{r.Id}" Type="{Relations}/{r.Kind}" Target="{r.Target}"/>"""))}</Relationships>""";

    /// <summary>A presentation; each slide is the content of its shape tree. Further parts may hang on a slide.</summary>
    public static byte[] Presentation(string[] slides, params (string Name, string Xml)[] further)
    {
        var parts = new List<(string, string)>
        {
            ("_rels/.rels", Rels(("r1", "officeDocument", "ppt/presentation.xml"))),
            (
                "ppt/presentation.xml",
                $"""<p:presentation xmlns:p="p" xmlns:r="{Relations}"><p:sldIdLst>{string.Concat(slides.Select((_, i) => $"""<p:sldId id="{256 + i}" r:id="s{i + 1}"/>"""))}</p:sldIdLst></p:presentation>"""
            ),
            (
                "ppt/_rels/presentation.xml.rels",
                Rels([
                    .. slides.Select((_, i) => ($"s{i + 1}", "slide", $"slides/slide{i + 1}.xml")),
                    ("a", "commentAuthors", "authors.xml"),
                ])
            ),
        };
        parts.AddRange(
            slides.Select(
                (shapes, i) =>
                    (
                        $"ppt/slides/slide{i + 1}.xml",
                        $"""<p:sld xmlns:p="p" xmlns:a="a" xmlns:r="{Relations}"><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"""
                    )
            )
        );
        parts.AddRange(further);
        return Package([.. parts]);
    }

    public static string Shape(string? role, params string[] paragraphs) =>
        $"""<p:sp><p:nvSpPr><p:nvPr>{(role is null ? "" : $"""<p:ph type="{role}"/>""")}</p:nvPr></p:nvSpPr><p:txBody>{string.Concat(paragraphs.Select(Text))}</p:txBody></p:sp>""";

    public static string Text(string text) => $"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>";

    /// <summary>A workbook; each sheet is its name, state and the XML inside its worksheet.</summary>
    public static byte[] Workbook(
        (string Name, string State, string Xml)[] sheets,
        string strings = "",
        string styles = "",
        params (string Name, string Xml)[] further
    )
    {
        var parts = new List<(string, string)>
        {
            ("_rels/.rels", Rels(("r1", "officeDocument", "xl/workbook.xml"))),
            (
                "xl/workbook.xml",
                $"""<workbook xmlns="x" xmlns:r="{Relations}"><sheets>{string.Concat(sheets.Select((s, i) => $"""<sheet name="{s.Name}" sheetId="{i + 1}" state="{s.State}" r:id="s{i + 1}"/>"""))}</sheets></workbook>"""
            ),
            (
                "xl/_rels/workbook.xml.rels",
                Rels([
                    .. sheets.Select((_, i) => ($"s{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")),
                    ("t", "sharedStrings", "sharedStrings.xml"),
                    ("y", "styles", "styles.xml"),
                ])
            ),
            ("xl/sharedStrings.xml", $"""<sst xmlns="x">{strings}</sst>"""),
            ("xl/styles.xml", $"""<styleSheet xmlns="x">{styles}</styleSheet>"""),
        };
        parts.AddRange(
            sheets.Select((s, i) => ($"xl/worksheets/sheet{i + 1}.xml", $"""<worksheet xmlns="x">{s.Xml}</worksheet>"""))
        );
        parts.AddRange(further);
        return Package([.. parts]);
    }

    /// <summary>Rows of cells: texts as inline strings, numbers as they are, "" for none.</summary>
    public static string Rows(params string[][] rows) => Rows(1, rows);

    public static string Rows(int first, params string[][] rows)
    {
        var xml = new StringBuilder();
        for (var r = 0; r < rows.Length; r++)
        {
            xml.Append($"<row r=\"{first + r}\">");
            for (var c = 0; c < rows[r].Length; c++)
            {
                var place = $"{(char)('A' + c)}{first + r}";
                if (double.TryParse(rows[r][c], out _))
                    xml.Append($"<c r=\"{place}\"><v>{rows[r][c]}</v></c>");
                else if (rows[r][c].Length > 0)
                    xml.Append($"<c r=\"{place}\" t=\"inlineStr\"><is><t>{rows[r][c]}</t></is></c>");
            }

            xml.Append("</row>");
        }

        return xml.ToString();
    }

    /// <summary>An OpenDocument package with the given body.</summary>
    public static byte[] OpenDocument(string body, string styles = "", string meta = "") =>
        OpenDocumentParts(
            (
                "content.xml",
                $"""<o:document-content xmlns:o="o" xmlns:text="text" xmlns:table="table" xmlns:draw="draw" xmlns:presentation="presentation" xmlns:style="style" xmlns:dc="dc"><o:automatic-styles>{styles}</o:automatic-styles><o:body>{body}</o:body></o:document-content>"""
            ),
            (
                "meta.xml",
                $"""<o:document-meta xmlns:o="o" xmlns:dc="dc" xmlns:meta="meta"><o:meta>{meta}</o:meta></o:document-meta>"""
            )
        );

    /// <summary>An OpenDocument package with the given parts.</summary>
    public static byte[] OpenDocumentParts(params (string Name, string Xml)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "mimetype", "application/vnd.oasis.opendocument.text", CompressionLevel.NoCompression);
            foreach (var (name, xml) in parts)
                Add(archive, name, xml, CompressionLevel.SmallestSize);
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string text, CompressionLevel level)
    {
        using var entry = archive.CreateEntry(name, level).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
