using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Packages;

namespace Chatbot.Knowledge.Readers.PowerPoint;

/// <summary>PowerPoint files (.pptx): slides in order with titles, lists, tables, charts, notes and comments; page = slide.</summary>
internal sealed class PowerPointReader : IDocumentReader
{
    public string Format => "PowerPoint presentation";

    public IReadOnlyList<string> MediaTypes { get; } =
    [
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
        "application/vnd.openxmlformats-officedocument.presentationml.template",
        "application/vnd.ms-powerpoint.presentation.macroenabled.12",
    ];

    public IReadOnlyList<string> Extensions { get; } = [".pptx", ".pptm", ".ppsx", ".ppsm", ".potx"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        using var package = DocumentPackage.Open(input, cancellationToken);
        var part = package.RelationsOf("").OfKind("officeDocument").FirstOrDefault() ?? "ppt/presentation.xml";
        var presentation = package.Load(part);
        if (presentation?.Name.LocalName != "presentation")
            throw new DocumentReaderException("The file is not a PowerPoint presentation.");
        var relations = package.RelationsOf(part);
        var slides = presentation
            .Child("sldIdLst")
            .Children("sldId")
            .Select(RelationOf)
            .Select(relations.Target)
            .OfType<string>()
            .ToList();
        if (slides.Count > input.Limits.MaxPages)
            throw new DocumentReaderException(
                $"The file has {slides.Count:N0} slides; the limit is {input.Limits.MaxPages:N0}. Split it into smaller files."
            );
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        var comments = new SlideComments(package, relations);
        var shapes = new SlideShapes(builder, package, input.Limits.MaxDepth);
        var warnings = new List<string>();
        for (var i = 0; i < slides.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            input.Progress(i, slides.Count);
            try
            {
                WriteSlide(builder, package, shapes, comments, slides[i], i + 1);
            }
            catch (Exception exception) when (exception is XmlException or InvalidDataException)
            {
                warnings.Add($"Slide {i + 1} is damaged and was left out.");
            }
        }

        if (warnings.Count == slides.Count && slides.Count > 0)
            throw new DocumentReaderException("The file is damaged: none of its slides can be read.");
        var properties = OfficeProperties.Of(package);
        properties.Metadata["pages"] = slides.Count.ToString(CultureInfo.InvariantCulture);
        return builder.Build(properties.Title ?? shapes.FirstTitle, properties.Metadata) with { Warnings = warnings };
    }

    private static void WriteSlide(
        ExtractedTextBuilder builder,
        DocumentPackage package,
        SlideShapes shapes,
        SlideComments comments,
        string part,
        int number
    )
    {
        var slide = package.Load(part) ?? throw new InvalidDataException();
        var relations = package.RelationsOf(part);
        shapes.WriteSlide(slide.Child("cSld").Child("spTree"), relations, number);
        foreach (var notes in relations.OfKind("notesSlide"))
            WriteNotes(builder, package.TryLoad(notes), number);
        comments.Write(builder, relations, number);
    }

    private static void WriteNotes(ExtractedTextBuilder builder, XElement? notes, int number)
    {
        var body = notes.All("sp").FirstOrDefault(shape => Placeholder.Of(shape) == "body");
        var isFirst = true;
        foreach (
            var text in body.Child("txBody").Children("p").Select(DrawingText.Of).Where(text => !string.IsNullOrWhiteSpace(text))
        )
        {
            builder.Paragraph(isFirst ? $"Notes: {text}" : text, number);
            isFirst = false;
        }
    }

    /// <summary>The attribute <c>r:id</c>, not the slide's own number.</summary>
    private static string? RelationOf(XElement entry) =>
        entry
            .Attributes()
            .FirstOrDefault(attribute => attribute.Name.LocalName == "id" && attribute.Name.NamespaceName.Length > 0)
            ?.Value;
}
