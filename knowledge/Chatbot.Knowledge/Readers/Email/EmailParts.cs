using System.Globalization;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Archives;
using Chatbot.Knowledge.Readers.Html;
using Chatbot.Knowledge.Readers.Text;
using MimeKit;
using MimeKit.Tnef;

namespace Chatbot.Knowledge.Readers.Email;

/// <summary>Walks the parts of a message and writes what people read. One message, one thread.</summary>
internal sealed class EmailParts(ExtractedTextBuilder builder, ReaderInput input, CancellationToken cancellationToken)
{
    private const int MaxDepth = 32;

    public void WriteMessage(MimeMessage message, int level)
    {
        if (!string.IsNullOrWhiteSpace(message.Subject))
            builder.Heading(level, message.Subject);
        var headers = new List<string>();
        Add("From", EmailAddresses.Show(message.From));
        Add("To", EmailAddresses.Show(message.To));
        Add("Cc", EmailAddresses.Show(message.Cc));
        if (message.Headers.Contains(HeaderId.Date) && message.Date != DateTimeOffset.MinValue)
            Add("Date", message.Date.ToString("ddd, d MMM yyyy HH:mm zzz", CultureInfo.InvariantCulture));
        builder.Paragraph(string.Join('\n', headers), keepLines: true);
        if (message.Body is { } body)
            WriteEntity(body, level, depth: 0);

        void Add(string name, string value)
        {
            if (value.Length > 0)
                headers.Add($"{name}: {value}");
        }
    }

    private void WriteEntity(MimeEntity entity, int level, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (depth > MaxDepth)
        {
            builder.Warn("Parts of the message are nested too deeply and were left out.");
            return;
        }

        switch (entity)
        {
            case MultipartAlternative alternative:
                WriteBest(alternative, level, depth);
                break;
            case MultipartRelated related:
                WriteRelated(related, level, depth);
                break;
            case MimeKit.Cryptography.MultipartEncrypted:
                builder.Warn("The message is encrypted and its text cannot be read.");
                break;
            case MimeKit.Cryptography.MultipartSigned { Count: > 0 } signed:
                WriteEntity(signed[0], level, depth + 1);
                break;
            case Multipart multipart:
                foreach (var part in multipart)
                    WriteEntity(part, level, depth + 1);
                break;
            case MessagePart { Message: { } inner }:
                WriteInnerMessage(inner, level);
                break;
            case TextPart text when !IsAttachment(text):
                WriteText(text);
                break;
            case MimePart part:
                WriteAttachment(part, level);
                break;
        }
    }

    private void WriteInnerMessage(MimeMessage inner, int level)
    {
        // A message in a message is a file in a file, and shares its limits.
        if (level > input.Limits.MaxNestedDepth)
            builder.Warn("Messages are nested too deeply in this one; the innermost were left out.");
        else
            WriteMessage(inner, level + 1);
    }

    /// <summary>The plain text of the alternatives; the web page when there is none, or when the text only refers to it.</summary>
    private void WriteBest(MultipartAlternative alternative, int level, int depth)
    {
        var before = builder.Count;
        var plain = alternative.FirstOrDefault(part => part is TextPart { IsPlain: true });
        if (plain is not null)
            WriteEntity(plain, level, depth + 1);
        for (var i = alternative.Count - 1; i >= 0 && builder.Count == before; i--)
        {
            if (!ReferenceEquals(alternative[i], plain))
                WriteEntity(alternative[i], level, depth + 1);
        }

        // Mail programs put attachments of a rich text inside of one alternative.
        foreach (var mixed in alternative.OfType<Multipart>().Where(_ => plain is not null))
            WriteAttachments(mixed, level, depth + 1);
    }

    private void WriteRelated(MultipartRelated related, int level, int depth)
    {
        if (related.Root is not { } root)
            return;
        WriteEntity(root, level, depth + 1);
        foreach (var part in related.Where(part => !ReferenceEquals(part, root) && part.IsAttachment))
            WriteEntity(part, level, depth + 1);
    }

    private void WriteAttachments(Multipart multipart, int level, int depth)
    {
        if (depth > MaxDepth)
            return;
        foreach (var part in multipart)
        {
            if (part is Multipart inner)
                WriteAttachments(inner, level, depth + 1);
            else if (part is MimePart { IsAttachment: true } attachment)
                WriteAttachment(attachment, level);
        }
    }

    private static bool IsAttachment(TextPart text) =>
        text.IsAttachment || (!string.IsNullOrEmpty(text.FileName) && !text.IsPlain && !text.IsHtml);

    private void WriteText(TextPart part)
    {
        if (Decode(part) is not { Length: > 0 } bytes)
            return;
        try
        {
            var text = TextDecoding.Decode(bytes, part.ContentType.Charset);
            if (part.IsHtml)
                WriteHtml(text);
            else
                WritePlain(part.IsFlowed ? Unflow(text) : text);
        }
        catch (DocumentReaderException exception) when (!string.IsNullOrEmpty(exception.Message))
        {
            builder.Warn($"A text of the message cannot be read: {exception.Message}");
            input.Nested.ThrowIfSpent();
        }
    }

    private void WriteHtml(string html)
    {
        using var page = HtmlSource.Parse(html, input.Limits, cancellationToken);
        if (page.Body is { } body)
            new HtmlBlocks(builder).Write(body);
    }

    private void WritePlain(string text)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n"))
            builder.Paragraph(paragraph, keepLines: true);
    }

    /// <summary>A line that ends with a space goes on in the next one (RFC 3676).</summary>
    private static string Unflow(string text) =>
        text.ReplaceLineEndings("\n")
            .Replace("\n-- \n", "\n--\n", StringComparison.Ordinal)
            .Replace(" \n", " ", StringComparison.Ordinal);

    private void WriteAttachment(MimePart part, int level)
    {
        var name = NameOf(part);
        if (IsDecoration(part))
            return;
        if (part is TnefPart tnef)
        {
            WriteTnef(tnef, level);
            return;
        }

        try
        {
            if (Decode(part) is not { Length: > 0 } bytes)
                return;
            if (ArchiveFiles.IsArchive(bytes, name))
                WriteArchive(bytes, name, level);
            else
                WriteFile(input.ReadNested(bytes, name, part.ContentType.MimeType, cancellationToken), name, level);
        }
        catch (DocumentReaderException exception)
        {
            input.Nested.ThrowIfSpent();
            builder.Warn($"The attachment {name} was left out. {exception.Message}");
        }
    }

    private void WriteTnef(TnefPart tnef, int level)
    {
        try
        {
            foreach (var attachment in tnef.ExtractAttachments())
                WriteEntity(attachment, level, depth: MaxDepth);
        }
        catch (Exception exception) when (exception is not (DocumentReaderException or OperationCanceledException))
        {
            builder.Warn("The attachment winmail.dat is damaged and was left out.");
        }
    }

    private void WriteArchive(byte[] bytes, string name, int level)
    {
        foreach (var member in ArchiveFiles.Enumerate(new MemoryStream(bytes), name, input.ArchiveLimits, cancellationToken))
        {
            var path = $"{name}/{member.Path}";
            if (member.Refusal is not null)
            {
                builder.Warn($"The file {path} was left out. {member.Refusal}");
                continue;
            }

            try
            {
                WriteFile(input.ReadNested(Unpack(member.Content), member.Path, null, cancellationToken), path, level);
            }
            catch (DocumentReaderException exception)
            {
                input.Nested.ThrowIfSpent();
                builder.Warn($"The file {path} was left out. {exception.Message}");
            }
        }
    }

    private byte[] Unpack(Stream content)
    {
        using var unpacked = new MemoryStream();
        var block = new byte[81920];
        int read;
        while ((read = content.Read(block)) > 0)
        {
            input.Nested.Charge(read);
            unpacked.Write(block, 0, read);
        }

        return unpacked.ToArray();
    }

    private void WriteFile(ExtractedDocument document, string name, int level)
    {
        builder.Heading(level + 1, $"Attachment: {name}");
        builder.Document(document, level + 1);
    }

    /// <summary>Signatures, and pictures that belong to the look of the message.</summary>
    private static bool IsDecoration(MimePart part) =>
        part.ContentType.MimeType
            is "application/pgp-signature"
                or "application/pkcs7-signature"
                or "application/x-pkcs7-signature"
        || (part.ContentType.IsMimeType("image", "*") && (!part.IsAttachment || !string.IsNullOrEmpty(part.ContentId)));

    private static string NameOf(MimePart part)
    {
        var name = ExtractedTextBuilder.Clean(part.FileName ?? "");
        return name.Length > 0 ? name[(name.LastIndexOfAny(['/', '\\']) + 1)..] : "without a name";
    }

    private byte[]? Decode(MimePart part)
    {
        if (part.Content is null)
            return null;
        using var bytes = new MemoryStream();
        part.Content.DecodeTo(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
