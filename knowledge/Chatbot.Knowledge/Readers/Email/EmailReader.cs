using System.Globalization;
using Chatbot.Knowledge.Documents;
using MimeKit;

namespace Chatbot.Knowledge.Readers.Email;

/// <summary>E-mail messages (.eml): the headers people read, the text, messages inside, and attachments through their own readers.</summary>
internal sealed class EmailReader : IDocumentReader
{
    private const int MaxMimeDepth = 64;

    public string Format => "e-mail message";

    public IReadOnlyList<string> MediaTypes { get; } = ["message/rfc822"];

    public IReadOnlyList<string> Extensions { get; } = [".eml", ".mht", ".mhtml"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        var message = Parse(input.Content, cancellationToken);
        if (
            !message.Headers.Any(header =>
                header.Id
                    is HeaderId.From
                        or HeaderId.To
                        or HeaderId.Subject
                        or HeaderId.Date
                        or HeaderId.MessageId
                        or HeaderId.MimeVersion
                        or HeaderId.Received
            )
        )
            throw new DocumentReaderException("The file is not an e-mail message: it has no headers such as From or Subject.");
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        new EmailParts(builder, input, cancellationToken).WriteMessage(message, level: 1);
        return builder.Build(message.Subject, MetadataOf(message));
    }

    private static MimeMessage Parse(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var options = ParserOptions.Default.Clone();
        options.MaxMimeDepth = MaxMimeDepth;
        try
        {
            using var stream = new ReadOnlyMemoryStream(content);
            return MimeMessage.Load(options, stream, cancellationToken);
        }
        catch (FormatException exception)
        {
            throw new DocumentReaderException("The file is damaged or is not an e-mail message.", exception);
        }
    }

    private static Dictionary<string, string> MetadataOf(MimeMessage message)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (EmailAddresses.Show(message.From) is { Length: > 0 } author)
            metadata["author"] = author;
        if (ExtractedTextBuilder.Clean(message.Subject ?? "") is { Length: > 0 } subject)
            metadata["subject"] = subject;
        if (message.Headers.Contains(HeaderId.Date) && message.Date != DateTimeOffset.MinValue)
            metadata["created"] = message.Date.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        return metadata;
    }
}
