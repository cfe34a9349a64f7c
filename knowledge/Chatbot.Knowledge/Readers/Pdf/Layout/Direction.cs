using System.Runtime.InteropServices;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>Turns the page so that text of one direction runs from left to right.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Direction(TextOrientation Orientation)
{
    /// <summary>Place of a point along the line of text.</summary>
    public double Along(PdfPoint point) =>
        Orientation switch
        {
            TextOrientation.Rotate90 => -point.Y,
            TextOrientation.Rotate180 => -point.X,
            TextOrientation.Rotate270 => point.Y,
            _ => point.X,
        };

    /// <summary>Height of a point over the foot of the turned page.</summary>
    public double Up(PdfPoint point) =>
        Orientation switch
        {
            TextOrientation.Rotate90 => point.X,
            TextOrientation.Rotate180 => -point.Y,
            TextOrientation.Rotate270 => -point.X,
            _ => point.Y,
        };
}
