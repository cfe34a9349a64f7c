using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Ocr;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>
/// PDF files in reading order over columns and pages, with tables, form fields, comments and attached texts; scanned pages
/// through text recognition when it is installed.
/// </summary>
internal sealed class PdfReader(TextRecognition? recognition = null) : IDocumentReader
{
    private const int MaxStackDepth = 100;
    private const int NamedPages = 10;
    private readonly TextRecognition _recognition = recognition ?? new TextRecognition(new OcrOptions());

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
            var found = ReadPages(pdf, input, filters, cancellationToken);
            var pages = WithScanned(pdf, found, input, cancellationToken);
            return Compose(pdf, pages, found.Warnings, input.Limits, cancellationToken);
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

    private static PdfPages ReadPages(
        PdfDocument pdf,
        ReaderInput input,
        BoundedFilters filters,
        CancellationToken cancellationToken
    )
    {
        var found = new PdfPages();
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            try
            {
                var page = pdf.GetPage(number);
                found.Add(PdfPageLayout.Read(page, number, cancellationToken), page.NumberOfImages > 0, Comments(page));
            }
            catch (Exception exception) when (exception is not (DocumentReaderException or OperationCanceledException))
            {
                found.AddDamaged(number, exception);
            }

            filters.Check();
            input.Progress(number, pdf.NumberOfPages);
        }

        return found;
    }

    private List<PdfPage> WithScanned(PdfDocument pdf, PdfPages found, ReaderInput input, CancellationToken cancellationToken)
    {
        var pages = found.Pages;
        if (found.Scanned.Count > 0 && _recognition.IsAvailable(cancellationToken))
        {
            var scanned = new ScannedPages(_recognition, input, cancellationToken);
            var recognised = scanned.Read(pdf, found.Scanned).ToDictionary(page => page.Number);
            found.Warnings.AddRange(scanned.Warnings);
            pages = [.. pages.Select(page => recognised.GetValueOrDefault(page.Number, page))];
            if (!found.HasText && !pages.Exists(page => page.Blocks.Count > 0))
                throw new DocumentReaderException(
                    scanned.Warnings.Count > 0
                        ? $"The file holds scanned pages, and {char.ToLowerInvariant(scanned.Warnings[0][0])}{scanned.Warnings[0][1..]}"
                        : "The file has no text layer, and text recognition found no text on its pages."
                );
            return pages;
        }

        if (pages.Exists(page => page.Blocks.Count > 0))
        {
            var inside = found.Scanned.Where(number => number != 1 && number != pdf.NumberOfPages).ToList();
            if (inside.Count > 0)
                found.Warnings.Add($"{Pages(inside)} only pictures and were not read. {_recognition.Advice}");
            return pages;
        }

        throw found.LastFailure is not null
            ? new DocumentReaderException("The file is damaged: none of its pages can be read.", found.LastFailure)
            : new DocumentReaderException($"The file has no text layer; it probably holds scanned pages. {_recognition.Advice}");
    }

    private static ExtractedDocument Compose(
        PdfDocument pdf,
        List<PdfPage> pages,
        List<string> warnings,
        ReaderLimits limits,
        CancellationToken cancellationToken
    )
    {
        var builder = new ExtractedTextBuilder(limits, cancellationToken);
        var composer = new PdfComposer(builder, RunningLines.Without(pages), PdfOutline.Of(pdf), PdfForm.Of(pdf));
        composer.Write();
        var metadata = PdfMetadata.Of(pdf);
        var attachments = PdfAttachments.Of(pdf);
        if (attachments.Count > 0)
            metadata["attachments"] = string.Join(", ", attachments.Select(file => file.Name));
        foreach (var (name, text) in attachments.Where(file => file.Text is not null))
        {
            builder.Heading(1, $"Attachment {name}");
            builder.Paragraph(text!, keepLines: true);
        }

        return builder.Build(PdfTitle.Of(pdf.Information.Title) ?? composer.FirstHeading, metadata) with
        {
            Warnings = warnings,
        };
    }

    /// <summary>Comments and texts that a person put on the page.</summary>
    private static List<string> Comments(Page page)
    {
        if (!page.Dictionary.ContainsKey(UglyToad.PdfPig.Tokens.NameToken.Annots))
            return [];
        return
        [
            .. page.GetAnnotations()
                .Where(note =>
                    note.Type
                        is UglyToad.PdfPig.Annotations.AnnotationType.Text
                            or UglyToad.PdfPig.Annotations.AnnotationType.FreeText
                            or UglyToad.PdfPig.Annotations.AnnotationType.Highlight
                    && !string.IsNullOrWhiteSpace(note.Content)
                )
                .Select(note =>
                    note.Type == UglyToad.PdfPig.Annotations.AnnotationType.FreeText ? note.Content! : $"Comment: {note.Content}"
                ),
        ];
    }

    private static string Pages(List<int> numbers) =>
        numbers.Count == 1
            ? $"Page {numbers[0]} holds"
            : $"Pages {string.Join(", ", numbers.Take(NamedPages))}{(numbers.Count > NamedPages ? " and others" : "")} hold";
}
