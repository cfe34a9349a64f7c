using Chatbot.Knowledge.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>PDF files with a text layer, in reading order over columns and pages.</summary>
internal sealed class PdfReader : IDocumentReader
{
    private const int MaxStackDepth = 100;

    public string Format => "PDF document";

    public IReadOnlyList<string> MediaTypes { get; } = ["application/pdf"];

    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        var filters = new BoundedFilters(input.Limits, cancellationToken);
        try
        {
            using var pdf = Open(input, filters);
            filters.Check();
            if (pdf.NumberOfPages > input.Limits.MaxPages)
                throw new DocumentReaderException(
                    $"The file claims to have {pdf.NumberOfPages:N0} pages; the limit is {input.Limits.MaxPages:N0}."
                );
            var pages = ReadPages(pdf, filters);
            return Compose(pdf, pages, input.Limits, cancellationToken);
        }
        catch (PdfDocumentEncryptedException exception)
        {
            throw new DocumentReaderException(
                "The file is protected by a password. Remove the password and import it again.",
                exception
            );
        }
        catch (Exception exception) when (exception is not (DocumentReaderException or OperationCanceledException))
        {
            filters.Check();
            throw;
        }
    }

    private static PdfDocument Open(ReaderInput input, BoundedFilters filters) =>
        PdfDocument.Open(
            PdfFontRepair.Apply(input.Content.Span),
            new ParsingOptions
            {
                UseLenientParsing = true,
                SkipMissingFonts = true,
                UseActualText = true,
                MaxStackDepth = MaxStackDepth,
                FilterProvider = filters,
            }
        );

    private static List<PdfPage> ReadPages(PdfDocument pdf, BoundedFilters filters)
    {
        var pages = new List<PdfPage>();
        Exception? lastFailure = null;
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            try
            {
                pages.Add(PdfPageLayout.Read(pdf.GetPage(number), number));
            }
            catch (Exception exception) when (exception is not (DocumentReaderException or OperationCanceledException))
            {
                lastFailure = exception;
            }

            filters.Check();
        }

        if (!pages.Exists(page => page.Blocks.Count > 0))
        {
            throw lastFailure is not null
                ? new DocumentReaderException("The file is damaged: none of its pages can be read.", lastFailure)
                : new DocumentReaderException(
                    "The file has no text layer; it probably holds scanned pages. Run text recognition (OCR) on it and import it again."
                );
        }

        return pages;
    }

    private static ExtractedDocument Compose(
        PdfDocument pdf,
        List<PdfPage> pages,
        ReaderLimits limits,
        CancellationToken cancellationToken
    )
    {
        var builder = new ExtractedTextBuilder(limits, cancellationToken);
        var composer = new PdfComposer(builder, pages);
        composer.Write(RunningLines.Of(pages));
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["pages"] = pdf.NumberOfPages.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (pdf.Information.Author is { Length: > 0 } author)
            metadata["author"] = author;
        if (pdf.Information.Subject is { Length: > 0 } subject)
            metadata["subject"] = subject;
        return builder.Build(PdfTitle.Of(pdf.Information.Title) ?? composer.FirstHeading, metadata);
    }
}
