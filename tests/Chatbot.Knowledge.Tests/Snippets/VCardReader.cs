using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Readers.Text;

namespace Chatbot.Knowledge.Tests.Snippets;

#region reader
/// <summary>Address cards (vCard): a heading for each person, and a paragraph with what is known of them.</summary>
internal sealed class VCardReader : IDocumentReader
{
    public string Format => "vCard";

    public IReadOnlyList<string> MediaTypes { get; } = ["text/vcard"];

    public IReadOnlyList<string> Extensions { get; } = [".vcf"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        // A line that begins with a blank goes on where the one before ended.
        var text = TextDecoding.Decode(input.Content.Span).ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal);
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        var isCard = false;
        foreach (var line in text.Split('\n'))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1)
            {
                continue;
            }

            var name = line[..colon].Split(';')[0].ToUpperInvariant();
            var value = line[(colon + 1)..]
                .Replace("\\n", " ", StringComparison.Ordinal)
                .Replace("\\", "", StringComparison.Ordinal);
            isCard |= name == "BEGIN" && value == "VCARD";
            if (name == "FN")
            {
                builder.Heading(1, value);
            }
            else if (name is "ORG" or "TITLE" or "TEL" or "EMAIL" or "NOTE" && value.Length > 0)
            {
                builder.Paragraph(value);
            }
        }

        return isCard && builder.Count > 0
            ? builder.Build(title: null)
            : throw new DocumentReaderException("The file holds no address card.");
    }
}
#endregion
