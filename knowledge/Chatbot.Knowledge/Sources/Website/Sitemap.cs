using System.IO.Compression;
using System.Xml;

namespace Chatbot.Knowledge.Sources.Website;

/// <summary>A sitemap.xml, plain or packed: pages, or further sitemaps.</summary>
/// <param name="Pages">Addresses of pages.</param>
/// <param name="Sitemaps">Addresses of sitemaps.</param>
internal sealed record Sitemap(IReadOnlyList<string> Pages, IReadOnlyList<string> Sitemaps)
{
    /// <summary>Largest number of addresses, by the protocol.</summary>
    private const int MaxEntries = 50_000;

    private const long MaxCharacters = 60_000_000;

    private static readonly byte[] PackedMark = [0x1F, 0x8B];

    /// <summary>What can be read of it; what is broken ends it.</summary>
    public static Sitemap Parse(byte[] content)
    {
        var pages = new List<string>();
        var sitemaps = new List<string>();
        Stream stream = new MemoryStream(content);
        if (content.AsSpan().StartsWith(PackedMark))
            stream = new GZipStream(stream, CompressionMode.Decompress);
        using (stream)
        {
            try
            {
                Read(stream, pages, sitemaps);
            }
            catch (Exception exception) when (exception is XmlException or InvalidDataException)
            {
                // What stands before the fault is good.
            }
        }

        return new Sitemap(pages, sitemaps);
    }

    private static void Read(Stream stream, List<string> pages, List<string> sitemaps)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
        };
        using var reader = XmlReader.Create(stream, settings);
        var parent = "";
        while (reader.Read() && pages.Count + sitemaps.Count < MaxEntries)
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName is "url" or "sitemap")
                parent = reader.LocalName;
            else if (reader.LocalName == "loc" && reader.Read() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                (parent == "sitemap" ? sitemaps : pages).Add(reader.Value.Trim());
        }
    }
}
