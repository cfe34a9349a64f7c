using Chatbot.Knowledge.Readers.Packages;

namespace Chatbot.Knowledge.Readers.PowerPoint;

/// <summary>Comments on slides, of the old kind and of the new, with the names of their authors.</summary>
internal sealed class SlideComments
{
    private readonly DocumentPackage _package;
    private readonly Dictionary<string, string> _authors = new(StringComparer.Ordinal);

    public SlideComments(DocumentPackage package, PartRelations presentation)
    {
        _package = package;
        foreach (var part in presentation.OfKind("commentAuthors").Concat(presentation.OfKind("authors")).ToList())
        {
            foreach (var author in package.TryLoad(part)?.Elements() ?? [])
            {
                if (author.Text("id") is { } id && author.Text("name") is { Length: > 0 } name)
                    _authors[id] = name;
            }
        }
    }

    public void Write(ExtractedTextBuilder builder, PartRelations slide, int number)
    {
        foreach (var comment in slide.OfKind("comments").ToList().SelectMany(part => _package.TryLoad(part).All("cm")))
        {
            Write(builder, comment.Text("authorId"), comment.Child("text")?.Value ?? Body(comment), number);
            foreach (var reply in comment.All("reply"))
                Write(builder, reply.Text("authorId"), Body(reply), number);
        }
    }

    private void Write(ExtractedTextBuilder builder, string? authorId, string text, int number)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        var author = authorId is not null ? _authors.GetValueOrDefault(authorId) : null;
        builder.Paragraph(author is null ? $"Comment: {text}" : $"Comment by {author}: {text}", number);
    }

    private static string Body(System.Xml.Linq.XElement comment) =>
        string.Join(' ', comment.Child("txBody").Children("p").Select(DrawingText.Of));
}
