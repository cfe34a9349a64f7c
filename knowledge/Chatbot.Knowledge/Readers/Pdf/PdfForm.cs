using UglyToad.PdfPig;
using UglyToad.PdfPig.AcroForms.Fields;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>The fields of a form that hold something, with what they are called.</summary>
internal static class PdfForm
{
    private const int MaxFields = 5_000;

    /// <summary>Lines by page; null when the page is not known.</summary>
    public static IEnumerable<(int? Page, string Text)> Of(PdfDocument pdf)
    {
        var lines = new List<(int?, string)>();
        try
        {
            if (!pdf.TryGetForm(out var form))
                return lines;
            foreach (var field in form.Fields.SelectMany(field => Leaves(field, 0)).Take(MaxFields))
            {
                var name = field.Information.AlternateName is { Length: > 0 } label ? label : field.Information.PartialName;
                if (ValueOf(field) is { Length: > 0 } value)
                    lines.Add((field.PageNumber, string.IsNullOrWhiteSpace(name) ? value : $"{name}: {value}"));
            }
        }
        catch (Exception exception) when (exception is not (DocumentReaderException or OperationCanceledException))
        {
            // The printed page is read without its fields.
            return lines;
        }

        return lines;
    }

    private static IEnumerable<AcroFieldBase> Leaves(AcroFieldBase field, int depth) =>
        depth < 32 && field is AcroNonTerminalField { Children.Count: > 0 } parent
            ? parent.Children.SelectMany(child => Leaves(child, depth + 1))
            : [field];

    private static string? ValueOf(AcroFieldBase field) =>
        field switch
        {
            AcroTextField text => text.Value,
            AcroCheckboxField { IsChecked: true } => "yes",
            AcroRadioButtonField { IsSelected: true } radio => radio.CurrentValue.Data,
            AcroComboBoxField combo => string.Join(", ", combo.SelectedOptions),
            AcroListBoxField list => string.Join(", ", list.SelectedOptions),
            _ => null,
        };
}
