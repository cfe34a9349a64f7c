using System.Diagnostics;
using Chatbot.Knowledge.Readers.Ocr;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>Recognises the pages of a PDF file that are pictures, as long as the time for the file allows.</summary>
internal sealed class ScannedPages(TextRecognition recognition, ReaderInput input, CancellationToken cancellationToken)
{
    private const double ShareOfTime = 0.8;
    private const int LeastSide = 100;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>What could not be recognised, for the owner.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The pages with text in place of pictures.</summary>
    public List<PdfPage> Read(PdfDocument pdf, IReadOnlyCollection<int> scanned)
    {
        var pages = new List<PdfPage>();
        foreach (var number in scanned)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_watch.Elapsed > input.Limits.Timeout * ShareOfTime)
            {
                Warnings.Add(
                    $"Text recognition ran out of time before page {number}; the scanned pages from there on were not read. "
                        + "Raise Knowledge:Limits:Timeout or split the file."
                );
                break;
            }

            try
            {
                if (Picture(pdf, number) is not { } picture)
                    continue;
                var blocks = recognition
                    .Recognise(picture, cancellationToken)
                    .Select(lines => new PdfBlock(lines, 0, false, 0, 0));
                pages.Add(new PdfPage(number, 1, [.. blocks]));
            }
            catch (ExternalProgramException exception)
            {
                Warnings.Add($"The text of page {number} could not be recognised: {exception.Message}.");
            }
        }

        return pages;
    }

    /// <summary>The page as a picture, or the largest picture on it.</summary>
    private ReadOnlyMemory<byte>? Picture(PdfDocument pdf, int number)
    {
        if (recognition.Render(input.Content, number, cancellationToken) is { } rendered)
            return rendered;
        try
        {
            var image = pdf.GetPage(number)
                .GetImages()
                .Where(IsLarge)
                .MaxBy(image => (long)image.WidthInSamples * image.HeightInSamples);
            if (image is null)
                return null;
            if (IsJpeg(image))
                return image.RawMemory;
            return image.TryGetPng(out var png) ? png : null;
        }
        catch (Exception exception) when (exception is not (DocumentReaderException or OperationCanceledException))
        {
            throw new ExternalProgramException("its picture is damaged");
        }
    }

    private static bool IsLarge(IPdfImage image) => image is { WidthInSamples: > LeastSide, HeightInSamples: > LeastSide };

    private static bool IsJpeg(IPdfImage image) =>
        image.ImageDictionary.TryGet(NameToken.Filter, out var filter)
        && (filter is NameToken { Data: "DCTDecode" } || (filter is ArrayToken { Data: [NameToken { Data: "DCTDecode" }] }));
}
