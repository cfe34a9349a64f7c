using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;
using MimeKit;

namespace Chatbot.Knowledge.Tests.Readers.Email;

public sealed class EmailReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.eml";

    protected override byte[] Sample =>
        Encoding.UTF8.GetBytes(
            $"From: Anna Meier <anna@example.com>\r\nTo: bo@example.com\r\nSubject: Hello\r\nDate: Tue, 01 Oct 2024 12:34:56 +0200\r\n\r\n{Sentence}\r\n"
        );

    protected override bool HasSignature => false;

    protected override byte[]? Deep
    {
        get
        {
            var text = new StringBuilder("From: a@b.example\r\nSubject: deep\r\n");
            for (var i = 0; i < 3_000; i++)
                text.Append("Content-Type: multipart/mixed; boundary=b").Append(i).Append("\r\n\r\n--b").Append(i).Append("\r\n");
            return Encoding.ASCII.GetBytes(text.Append("\r\nend").ToString());
        }
    }

    protected override byte[]? Bomb => Message(Attachment("bomb.zip", SampleFiles.Package(("zeros.txt", new byte[40_000_000]))));

    [Fact]
    public async Task Headers_ComeFirstAndAreMetadata()
    {
        var document = await AllReaders.ReadAsync(FileName, Sample);

        Assert.Equal("Hello", document.Title);
        Assert.Equal("Anna Meier <anna@example.com>", document.Metadata["author"]);
        Assert.Equal("2024-10-01T12:34:56+02:00", document.Metadata["created"]);
        Assert.Equal(
            $"Hello\n\nFrom: Anna Meier <anna@example.com>\nTo: bo@example.com\nDate: Tue, 1 Oct 2024 12:34 +02:00\n\n{Sentence}",
            document.Text
        );
    }

    [Fact]
    public async Task Text_IsPreferredToHtml()
    {
        var body = new BodyBuilder { TextBody = "Plain words", HtmlBody = "<p>Rich words</p>" }.ToMessageBody();
        var text = (await AllReaders.ReadAsync(FileName, Message(body))).Text;

        Assert.Contains("Plain words", text);
        Assert.DoesNotContain("Rich", text);
    }

    [Fact]
    public async Task BlankText_GivesWayToHtml()
    {
        var body = new BodyBuilder { TextBody = "\r\n ", HtmlBody = "<ul><li>Rich words</li></ul>" }.ToMessageBody();
        var document = await AllReaders.ReadAsync(FileName, Message(body));

        Assert.Equal(BlockKind.ListItem, document.Blocks[^1].Kind);
        Assert.EndsWith("Rich words", document.Text);
    }

    [Theory]
    [InlineData("iso-8859-1", "quoted-printable", "Gr=FC=DFe aus K=F6ln", "Grüße aus Köln")]
    [InlineData("utf-8", "base64", "R3LDvMOfZSBhdXMgS8O2bG4=", "Grüße aus Köln")]
    [InlineData("iso-2022-jp", "7bit", "\u001b$B$3$s$K$A$O\u001b(B", "こんにちは")]
    [InlineData("windows-1251", "base64", "z/Do4uXy", "Привет")]
    public async Task Charset_IsUsed(string charset, string encoding, string body, string expected)
    {
        var source =
            $"From: a@b.example\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nContent-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n";
        var document = await AllReaders.ReadAsync(FileName, Encoding.ASCII.GetBytes(source));

        Assert.Equal("Grüße", document.Title);
        Assert.Contains(expected, document.Text);
    }

    [Fact]
    public async Task Attachments_AreReadByTheirOwnReaders()
    {
        var inner = Message(Attachment("inner.csv", "City,Rate\nBonn,24\n"u8.ToArray()), "Forwarded");
        var document = await AllReaders.ReadAsync(
            FileName,
            Message(
                Attachment("plan.pdf", SampleFiles.Pdf(["# Plan", "", "Words in a PDF."])),
                Attachment("forwarded.eml", inner),
                Attachment("files.zip", SampleFiles.Package(("notes/a.md", "# Notes\n\nWords in a zip."u8.ToArray())))
            )
        );

        Assert.Empty(document.Warnings);
        Assert.Contains("Words in a PDF.", document.Text);
        Assert.Contains("| Bonn | 24 |", document.Text);
        Assert.Contains("Words in a zip.", document.Text);
        Assert.Contains(
            document.Blocks,
            block => block.Kind == BlockKind.Heading && document.TextOf(block).ToString() == "Attachment: plan.pdf"
        );
        AllReaders.AssertConsistent(document);
    }

    [Fact]
    public async Task AttachmentThatCannotBeRead_IsAWarning()
    {
        var document = await AllReaders.ReadAsync(
            FileName,
            Message(
                new TextPart("plain") { Text = "The body." },
                Attachment("old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0])
            )
        );

        Assert.Contains("The body.", document.Text);
        Assert.Contains("old.doc", Assert.Single(document.Warnings));
    }

    [Fact]
    public async Task MessagesInMessages_AreFollowedToTheLimit()
    {
        var message = Message(new TextPart("plain") { Text = "innermost" }, "Level 9");
        for (var i = 8; i > 0; i--)
        {
            using var content = new MemoryStream(message);
            message = Message(
                new MessagePart { Message = await MimeMessage.LoadAsync(content, TestContext.Current.CancellationToken) },
                $"Level {i}"
            );
        }

        var document = await AllReaders.ReadAsync(FileName, message);

        Assert.Contains("Level 5", document.Text);
        Assert.DoesNotContain("innermost", document.Text);
        Assert.Contains("nested too deeply", Assert.Single(document.Warnings));
        Assert.Contains(
            "innermost",
            (await AllReaders.ReadAsync(FileName, message, new ReaderLimits { MaxNestedDepth = 20 })).Text
        );
    }

    [Fact]
    public async Task NoHeaders_IsNoMessage() =>
        Assert.Contains("not an e-mail", await AllReaders.RefusalAsync(FileName, "just words\nand lines\n"u8.ToArray()));

    [Fact]
    public async Task OutlookMessage_SaysWhatToDo()
    {
        byte[] msg =
        [
            0xD0,
            0xCF,
            0x11,
            0xE0,
            0xA1,
            0xB1,
            0x1A,
            0xE1,
            .. new byte[504],
            .. Encoding.Unicode.GetBytes("__nameid_version1.0"),
        ];
        Assert.Contains(".eml", await AllReaders.RefusalAsync("a.msg", msg));
    }

    private static byte[] Message(MimeEntity body, string subject = "Hello") => Message(subject, body);

    private static byte[] Message(params MimeEntity[] parts) =>
        parts.Length == 1 ? Message("Hello", parts[0]) : Message("Hello", Mixed(parts));

    private static Multipart Mixed(MimeEntity[] parts)
    {
        var mixed = new Multipart("mixed");
        foreach (var part in parts)
            mixed.Add(part);
        return mixed;
    }

    private static byte[] Message(string subject, MimeEntity body)
    {
        using var message = new MimeMessage { Subject = subject, Body = body };
        message.From.Add(new MailboxAddress("Anna", "anna@example.com"));
        using var bytes = new MemoryStream();
        message.WriteTo(bytes);
        return bytes.ToArray();
    }

    private static MimePart Attachment(string name, byte[] content) =>
        new("application", "octet-stream")
        {
            Content = new MimeContent(new MemoryStream(content)),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = name,
        };
}
