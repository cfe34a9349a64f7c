using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Chatbot.Knowledge.Readers.Word;

/// <summary>Footnotes and endnotes by the elements that refer to them.</summary>
internal sealed class WordNotes
{
    private readonly Dictionary<(bool IsEndnote, long Id), FootnoteEndnoteType> _notes = [];

    public static WordNotes Of(MainDocumentPart main)
    {
        var notes = new WordNotes();
        foreach (var note in main.FootnotesPart?.Footnotes?.Elements<Footnote>() ?? [])
            notes.Add(note, isEndnote: false);
        foreach (var note in main.EndnotesPart?.Endnotes?.Elements<Endnote>() ?? [])
            notes.Add(note, isEndnote: true);
        return notes;
    }

    /// <summary>The note that an element refers to, or null.</summary>
    public OpenXmlElement? Find(OpenXmlElement reference) =>
        reference is FootnoteEndnoteReferenceType { Id: { HasValue: true } id }
            ? _notes.GetValueOrDefault((reference is EndnoteReference, id.Value))
            : null;

    private void Add(FootnoteEndnoteType note, bool isEndnote)
    {
        if (note.Id is { HasValue: true } id)
            _notes[(isEndnote, id.Value)] = note;
    }
}
