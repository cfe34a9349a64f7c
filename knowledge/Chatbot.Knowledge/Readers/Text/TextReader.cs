using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Readers.Text;

/// <summary>Plain text in any encoding; blank lines part paragraphs, lines are kept.</summary>
internal sealed class TextReader : IDocumentReader
{
    public string Format => "text file";

    public IReadOnlyList<string> MediaTypes { get; } = ["text/plain"];

    public IReadOnlyList<string> Extensions { get; } = [".txt", ".text", ".log"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        var paragraph = new StringBuilder();
        foreach (
            var line in TextDecoding.Decode(input.Content.Span).ReplaceLineEndings("\n").Replace('\f', '\n').EnumerateLines()
        )
        {
            if (!line.IsWhiteSpace())
            {
                paragraph.Append(line).Append('\n');
                continue;
            }

            builder.Paragraph(paragraph.ToString(), keepLines: true);
            paragraph.Clear();
        }

        builder.Paragraph(paragraph.ToString(), keepLines: true);
        return builder.Build(title: null);
    }
}
