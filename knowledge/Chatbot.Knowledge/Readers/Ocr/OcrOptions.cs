using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Readers.Ocr;

/// <summary>Text recognition for scanned pages, by the program Tesseract when it is installed.</summary>
public sealed class OcrOptions
{
    /// <summary>Whether scanned pages are recognised at all. Default true: when Tesseract is there.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The program: a name on the path, or a path. Default <c>tesseract</c>.</summary>
    [Required]
    public string Command { get; set; } = "tesseract";

    /// <summary>The program that makes pictures of pages; without it the pictures in the file are taken. Default <c>pdftoppm</c>.</summary>
    [Required]
    public string RenderCommand { get; set; } = "pdftoppm";

    /// <summary>Languages as Tesseract names them, joined by <c>+</c> (<c>eng+deu</c>). Default <c>eng</c>.</summary>
    [Required]
    [RegularExpression("[A-Za-z0-9_]+(\\+[A-Za-z0-9_]+)*")]
    public string Languages { get; set; } = "eng";

    /// <summary>Longest time for one page. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan PageTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Dots per inch of the pictures. Default 200.</summary>
    [Range(72, 600)]
    public int Resolution { get; set; } = 200;
}
