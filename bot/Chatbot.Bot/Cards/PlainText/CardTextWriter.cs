using System.Text.Json;
using Chatbot.Bot.Cards.Validation;

namespace Chatbot.Bot.Cards.PlainText;

/// <summary>Writes the elements of a card line by line.</summary>
internal sealed class CardTextWriter
{
    private const string Between = " | ";
    private static readonly string[] Speaking = ["title", "label", "text", "value", "altText", "name", "codeSnippet"];
    private readonly List<string> _lines = [];

    public override string ToString() => string.Join('\n', _lines);

    /// <summary>A member that is a text, or a number as text; otherwise empty.</summary>
    public static string TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Number => value.GetRawText(),
                _ => "",
            }
            : "";

    public static IEnumerable<JsonElement> ListOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : [];

    public void WriteCard(JsonElement card)
    {
        WriteAll(card, "body");
        WriteActions(card);
        WritePress(card);
    }

    public void WriteElement(JsonElement element)
    {
        switch (TextOf(element, "type"))
        {
            case "TextBlock":
                Line(Plain(TextOf(element, "text")));
                break;
            case "RichTextBlock":
                Line(string.Concat(ListOf(element, "inlines").Select(RunOf)));
                break;
            case "Image":
                WriteImage(element);
                break;
            case "ImageSet":
                foreach (var image in ListOf(element, "images"))
                {
                    WriteImage(image);
                    WritePress(image);
                }

                break;
            case "Media":
                Line($"[Media{Named(TextOf(element, "altText"))}]");
                foreach (var source in ListOf(element, "sources"))
                    Line(AddressOf(source, "url", AddressUse.Media));
                break;
            case "ColumnSet":
                WriteBeside(ListOf(element, "columns"));
                break;
            case "FactSet":
                foreach (var fact in ListOf(element, "facts"))
                    Line(Pair(Plain(TextOf(fact, "title")), Plain(TextOf(fact, "value"))));
                break;
            case "Table":
                foreach (var row in ListOf(element, "rows"))
                    Line(string.Join(Between, ListOf(row, "cells").Select(InOneLine)));
                break;
            case var type when type.StartsWith("Action.", StringComparison.Ordinal):
                WriteAction(element);
                break;
            case var type when CardInputText.Of(element, type) is { Count: > 0 } lines:
                lines.ForEach(Line);
                break;
            case var type:
                WriteOther(element, type);
                break;
        }

        WritePress(element);
    }

    /// <summary>A container, or a type beyond the schema, of which whatever speaks is shown.</summary>
    private void WriteOther(JsonElement element, string type)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return;
        var isKnown = CardSchema.Find(type) is not null;
        if (!isKnown && type.Length > 0 && element.TryGetProperty(CardSchema.Fallback, out var fallback))
        {
            if (fallback.ValueKind == JsonValueKind.Object)
                WriteElement(fallback);
            return;
        }

        if (!isKnown)
            Line(string.Join(": ", Speaking.Select(name => TextOf(element, name)).Where(text => text.Length > 0).Distinct()));
        foreach (var children in (string[])["items", "columns", "cells", "rows", "pages", "body", "inlines"])
            WriteAll(element, children);
        WriteActions(element);
    }

    private void WriteAll(JsonElement parent, string name)
    {
        foreach (var child in ListOf(parent, name))
            WriteElement(child);
    }

    /// <summary>Columns of one line each stand in one line.</summary>
    private void WriteBeside(IEnumerable<JsonElement> columns)
    {
        var texts = columns.Select(CardText.OfElement).Where(text => text.Length > 0).ToList();
        if (texts.TrueForAll(text => !text.Contains('\n', StringComparison.Ordinal)))
            Line(string.Join(Between, texts));
        else
            texts.ForEach(Lines);
    }

    private void WriteImage(JsonElement image) =>
        Line($"[Image{Named(TextOf(image, "altText"))}] {AddressOf(image, "url", AddressUse.Media)}");

    private void WriteActions(JsonElement parent)
    {
        foreach (var action in ListOf(parent, "actions"))
            WriteAction(action);
    }

    private void WriteAction(JsonElement action)
    {
        if (action.ValueKind != JsonValueKind.Object)
            return;
        var title = TextOf(action, "title");
        var type = TextOf(action, "type");
        if (CardSchema.Find(type) is null && action.TryGetProperty(CardSchema.Fallback, out var fallback))
        {
            if (fallback.ValueKind == JsonValueKind.Object)
                WriteAction(fallback);
            return;
        }

        if (type == "Action.OpenUrl")
            Line(Pair(title, AddressOf(action, "url", AddressUse.Link)));
        else if (title.Length > 0)
            Line($"[{title}]");
        if (action.TryGetProperty("card", out var card))
        {
            var folded = new CardTextWriter();
            folded.WriteCard(card);
            foreach (var line in folded._lines)
                _lines.Add($"  {line}");
        }
    }

    /// <summary>What a press on the element does, and what is behind it.</summary>
    private void WritePress(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("selectAction", out var action))
            WriteAction(action);
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("inlineAction", out action))
            WriteAction(action);
        if (BackgroundOf(element) is { Length: > 0 } background)
            Line($"[Background] {background}");
    }

    /// <summary>Escaped links are links again in a text, so they are looked at last.</summary>
    private static string Plain(string markdown) =>
        CardMarkdown.WithoutUnsafeLinks(CardMarkdown.Unescape(CardDates.Resolve(markdown)));

    private static string BackgroundOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty("backgroundImage", out var image)
        && image.ValueKind == JsonValueKind.Object
            ? AddressOf(image, "url", AddressUse.Media)
            : AddressOf(element, "backgroundImage", AddressUse.Media);

    private static string RunOf(JsonElement run)
    {
        if (run.ValueKind == JsonValueKind.String)
            return run.GetString()!;
        var text = CardDates.Resolve(TextOf(run, "text"));
        var address =
            run.ValueKind == JsonValueKind.Object && run.TryGetProperty("selectAction", out var action)
                ? AddressOf(action, "url", AddressUse.Link)
                : "";
        return address.Length > 0 ? $"{text} ({address})" : text;
    }

    private static string InOneLine(JsonElement cell) => CardText.OfElement(cell).Replace("\n", " / ", StringComparison.Ordinal);

    private static string AddressOf(JsonElement json, string name, AddressUse use) =>
        TextOf(json, name) is var address && CardAddress.IsAllowed(address, use) ? address : "";

    private static string Named(string name) => name.Length > 0 ? $": {name}" : "";

    private static string Pair(string title, string value) =>
        title.Length == 0 ? value
        : value.Length == 0 ? title
        : $"{title.TrimEnd().TrimEnd(':')}: {value}";

    private void Lines(string text)
    {
        foreach (var line in text.Split('\n'))
            Line(line);
    }

    private void Line(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var clean = string.Concat(line.Where(letter => !char.IsControl(letter) || letter == '\t')).TrimEnd();
            if (clean.Trim().Length > 0)
                _lines.Add(clean);
        }
    }
}
