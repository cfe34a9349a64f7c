using System.Globalization;
using Chatbot.Knowledge.Readers.Packages;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>What a PDF file says of itself.</summary>
internal static class PdfMetadata
{
    public static Dictionary<string, string> Of(PdfDocument pdf)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["pages"] = pdf.NumberOfPages.ToString(CultureInfo.InvariantCulture),
        };
        OfficeProperties.Add(metadata, "author", pdf.Information.Author);
        OfficeProperties.Add(metadata, "subject", pdf.Information.Subject);
        OfficeProperties.Add(metadata, "keywords", pdf.Information.Keywords);
        OfficeProperties.Add(metadata, "created", Date(pdf.Information.GetCreatedDateTimeOffset()));
        OfficeProperties.Add(metadata, "modified", Date(pdf.Information.GetModifiedDateTimeOffset()));
        if (pdf.Structure.Catalog.CatalogDictionary.TryGet(NameToken.Create("Lang"), out var token))
            OfficeProperties.Add(metadata, "language", token is StringToken text ? text.Data : (token as HexToken)?.Data);
        return metadata;
    }

    private static string? Date(DateTimeOffset? date) =>
        date?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
