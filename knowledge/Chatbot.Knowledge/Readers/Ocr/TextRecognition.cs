using System.Globalization;
using System.Text;

namespace Chatbot.Knowledge.Readers.Ocr;

/// <summary>Recognises the text of scanned pages with Tesseract. Thread-safe.</summary>
internal sealed class TextRecognition(OcrOptions options)
{
    private const string Unavailable =
        "Install Tesseract (the program \"tesseract\") to have scanned pages recognised, or run text recognition (OCR) on the file and import it again.";
    private volatile bool _isMissing;
    private volatile bool _cannotRender;

    /// <summary>What to do when scanned pages cannot be recognised.</summary>
    public string Advice =>
        options.Enabled
            ? Unavailable
            : "Text recognition is switched off (Knowledge:Ocr:Enabled); run it (OCR) on the file and import it again.";

    /// <summary>Whether recognition may be tried.</summary>
    public bool IsAvailable(CancellationToken cancellationToken)
    {
        if (!options.Enabled || _isMissing)
            return false;
        try
        {
            _isMissing =
                ExternalProgram.Run(options.Command, ["--version"], default, options.PageTimeout, cancellationToken) is null;
        }
        catch (ExternalProgramException)
        {
            _isMissing = true;
        }

        return !_isMissing;
    }

    /// <summary>A picture of a page of a PDF file, or null when pages cannot be made pictures of.</summary>
    public byte[]? Render(ReadOnlyMemory<byte> pdf, int page, CancellationToken cancellationToken)
    {
        if (_cannotRender)
            return null;
        var number = page.ToString(CultureInfo.InvariantCulture);
        var resolution = options.Resolution.ToString(CultureInfo.InvariantCulture);
        string[] arguments = ["-q", "-r", resolution, "-gray", "-png", "-f", number, "-l", number, "-"];
        try
        {
            var picture = ExternalProgram.Run(options.RenderCommand, arguments, pdf, options.PageTimeout, cancellationToken);
            _cannotRender |= picture is null;
            return picture is { Length: > 0 } ? picture : null;
        }
        catch (ExternalProgramException)
        {
            return null;
        }
    }

    /// <summary>Paragraphs of the text on a picture (PNG, JPEG, TIFF).</summary>
    /// <exception cref="ExternalProgramException">The picture cannot be recognised.</exception>
    public IReadOnlyList<IReadOnlyList<string>> Recognise(ReadOnlyMemory<byte> picture, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "stdin",
            "stdout",
            "-l",
            options.Languages,
            "--dpi",
            options.Resolution.ToString(CultureInfo.InvariantCulture),
        ];
        var output =
            ExternalProgram.Run(options.Command, arguments, picture, options.PageTimeout, cancellationToken)
            ?? throw new ExternalProgramException($"the program \"{options.Command}\" is not there any more");
        var paragraphs = new List<IReadOnlyList<string>>();
        var lines = new List<string>();
        foreach (var line in Encoding.UTF8.GetString(output).Split('\n', '\f').Append(""))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(line.Trim());
            }
            else if (lines.Count > 0)
            {
                paragraphs.Add(lines);
                lines = [];
            }
        }

        return paragraphs;
    }
}
