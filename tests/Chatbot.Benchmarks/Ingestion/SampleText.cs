using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Chatbot.Benchmarks.Ingestion;

/// <summary>Files with prose of made-up words that are distributed like words are.</summary>
internal sealed class SampleText(int seed)
{
    private const int LinesPerPage = 45;
    private readonly Random random = new(seed);
    private readonly string[] words = [.. Enumerable.Range(0, 8000).Select(i => Word(new Random(i)))];

    /// <summary>Markdown with sections, about as many bytes as wanted.</summary>
    public string Markdown(int bytes)
    {
        var text = new StringBuilder($"# {Sentence(6)}\n\n");
        while (text.Length < bytes)
        {
            text.Append($"## {Sentence(4)}\n\n");
            for (var paragraph = 0; paragraph < 4 && text.Length < bytes; paragraph++)
            {
                for (var sentence = 0; sentence < 5; sentence++)
                {
                    text.Append(Sentence(random.Next(8, 22))).Append(". ");
                }

                text.Append("\n\n");
            }
        }

        return text.ToString();
    }

    /// <summary>A PDF with full pages of text.</summary>
    public byte[] Pdf(int pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var number = 0; number < pages; number++)
        {
            PdfPageBuilder page = builder.AddPage(PageSize.A4);
            page.AddText(Sentence(5), 16, new PdfPoint(50, 800), font);
            for (var line = 0; line < LinesPerPage; line++)
            {
                page.AddText(Sentence(12) + ".", 10, new PdfPoint(50, 770 - (line * 16)), font);
            }
        }

        return builder.Build();
    }

    private string Sentence(int count)
    {
        string[] chosen = [.. Enumerable.Range(0, count).Select(_ => Pick())];
        chosen[0] = char.ToUpperInvariant(chosen[0][0]) + chosen[0][1..];
        return string.Join(' ', chosen);
    }

    private string Pick() => words[(int)(Math.Pow(random.NextDouble(), 3) * words.Length)];

    private static string Word(Random letters) =>
        string.Concat(
            Enumerable.Range(0, letters.Next(2, 5)).Select(_ => $"{"bcdfglmnprstv"[letters.Next(13)]}{"aeiou"[letters.Next(5)]}")
        );
}
