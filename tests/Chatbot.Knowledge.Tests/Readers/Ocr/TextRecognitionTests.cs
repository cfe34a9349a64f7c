using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Readers.Ocr;
using Chatbot.Knowledge.Readers.Pdf;

namespace Chatbot.Knowledge.Tests.Readers.Ocr;

public sealed class TextRecognitionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Program_GetsItsInputAndGivesItsOutput()
    {
        var large = new byte[3_000_000];
        new Random(1).NextBytes(large);
        Assert.Equal(large, ExternalProgram.Run("cat", [], large, TimeSpan.FromMinutes(1), Token));
    }

    [Fact]
    public void Program_ThatIsNotThere_IsNull() =>
        Assert.Null(ExternalProgram.Run("no-such-program-here", [], default, TimeSpan.FromSeconds(9), Token));

    [Fact]
    public void Program_ThatHangs_IsEnded() =>
        Assert.Contains(
            "longer than",
            Assert
                .Throws<ExternalProgramException>(() =>
                    ExternalProgram.Run("sleep", ["600"], default, TimeSpan.FromMilliseconds(50), Token)
                )
                .Message
        );

    [Fact]
    public void Program_ThatFails_TellsItsMessage() =>
        Assert.Contains(
            "no-such-file",
            Assert
                .Throws<ExternalProgramException>(() =>
                    ExternalProgram.Run("ls", ["no-such-file"], default, TimeSpan.FromSeconds(30), Token)
                )
                .Message
        );

    [Fact]
    public void WithoutTesseract_ThereIsAReasonWithACure()
    {
        var recognition = new TextRecognition(new OcrOptions { Command = "no-such-program-here" });
        Assert.False(recognition.IsAvailable(Token));
        Assert.Contains("Install Tesseract", recognition.Advice);
        Assert.Contains("Knowledge:Ocr:Enabled", new TextRecognition(new OcrOptions { Enabled = false }).Advice);
    }

    [Fact]
    public void ScannedFile_IsRecognisedWithTesseract_AndRefusedWithout()
    {
        SharedDocuments.RequireOrSkip();
        var path = SharedDocuments
            .All.Single(document => document.Path.EndsWith("non_text_searchable.pdf", StringComparison.Ordinal))
            .Path;
        var input = new ReaderInput(File.ReadAllBytes(path), "scan.pdf", null, new ReaderLimits());
        var without = new PdfReader(new TextRecognition(new OcrOptions { Enabled = false }));
        Assert.Contains("no text layer", Assert.Throws<DocumentReaderException>(() => without.Read(input, Token)).Message);

        if (!new TextRecognition(new OcrOptions()).IsAvailable(Token))
            Assert.Skip("Tesseract is not installed.");
        Assert.Contains("example of a non-text-searchable PDF", new PdfReader().Read(input, Token).Text);
    }

    [Fact]
    public void ScannedFile_WithoutTheProgramForPictures_UsesThePictureInTheFile()
    {
        SharedDocuments.RequireOrSkip();
        if (!new TextRecognition(new OcrOptions()).IsAvailable(Token))
            Assert.Skip("Tesseract is not installed.");
        var path = SharedDocuments
            .All.Single(document => document.Path.EndsWith("non_text_searchable.pdf", StringComparison.Ordinal))
            .Path;
        var input = new ReaderInput(File.ReadAllBytes(path), "scan.pdf", null, new ReaderLimits());
        var reader = new PdfReader(new TextRecognition(new OcrOptions { RenderCommand = "no-such-program-here" }));

        Assert.Contains("text-searchable", reader.Read(input, Token).Text);
    }
}
