using System.Xml.Linq;
using Chatbot.Knowledge.Readers.Packages;

namespace Chatbot.Knowledge.Readers.Excel;

/// <summary>What lies over the cells of a sheet: text boxes, charts, comments.</summary>
internal sealed class ExcelNotes(DocumentPackage package, string sheetPart)
{
    private readonly PartRelations _relations = package.RelationsOf(sheetPart);

    /// <summary>Whether the sheet has any.</summary>
    public bool Any =>
        _relations.OfKind("drawing").Any() || _relations.OfKind("comments").Any() || _relations.OfKind("threadedComment").Any();

    public void WriteDrawings(ExtractedTextBuilder builder, bool withValues)
    {
        foreach (var part in _relations.OfKind("drawing"))
        {
            var drawing = package.TryLoad(part);
            foreach (var paragraph in drawing.All("txBody").SelectMany(body => body.Children("p")))
                builder.Paragraph(DrawingText.Of(paragraph));
            foreach (var chart in package.RelationsOf(part).OfKind("chart"))
                ChartText.Write(builder, package.TryLoad(chart), withValues, page: null);
        }
    }

    public void WriteComments(ExtractedTextBuilder builder)
    {
        var threads = _relations.OfKind("threadedComment").ToList();
        foreach (var comment in threads.SelectMany(part => package.TryLoad(part).Children("threadedComment")))
            Write(builder, comment, comment.Child("text")?.Value);
        if (threads.Count > 0)
            return;
        foreach (var comment in _relations.OfKind("comments").SelectMany(part => package.TryLoad(part).All("comment")))
            Write(builder, comment, string.Concat(comment.Child("text").All("t").Select(text => text.Value)));
    }

    private static void Write(ExtractedTextBuilder builder, XElement comment, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            builder.Paragraph($"Comment on {comment.Text("ref")}: {text}");
    }
}
