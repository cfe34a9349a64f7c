using System.Text.Json;

namespace Chatbot.Bot.Cards.Validation;

/// <summary>Values of properties: whether they fit, and how a message names them.</summary>
internal static class CardValues
{
    public static string Show(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 59), "…");
    }

    public static string NameOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => "true or false",
            JsonValueKind.Array => "an array",
            JsonValueKind.Object => "an object",
            _ => "null",
        };

    public static bool IsOf(JsonElement value, CardProperty property) =>
        value.ValueKind switch
        {
            JsonValueKind.String => property.Kinds.HasFlag(JsonKinds.Text),
            JsonValueKind.Number => property.Kinds.HasFlag(JsonKinds.Number),
            JsonValueKind.True or JsonValueKind.False => property.Kinds.HasFlag(JsonKinds.Boolean),
            JsonValueKind.Object => property.Kinds.HasFlag(JsonKinds.FreeObject),
            JsonValueKind.Null => property.Kinds.HasFlag(JsonKinds.Null),
            _ => false,
        };

    public static string Expected(CardProperty property)
    {
        var kinds = new List<string>();
        if (property.Group is not null)
            kinds.Add(property.Group.Name);
        if (property.Kinds.HasFlag(JsonKinds.Text))
            kinds.Add("a text");
        if (property.Kinds.HasFlag(JsonKinds.Number))
            kinds.Add("a number");
        if (property.Kinds.HasFlag(JsonKinds.Boolean))
            kinds.Add("true or false");
        if (property.Kinds.HasFlag(JsonKinds.FreeObject))
            kinds.Add("an object");
        return string.Join(" or ", kinds);
    }

    public static string Advise(JsonElement value, CardProperty property) =>
        value.ValueKind == JsonValueKind.Null ? "Leave it out."
        : value.ValueKind == JsonValueKind.String && !property.Kinds.HasFlag(JsonKinds.Text) && property.Kinds != JsonKinds.None
            ? "Write it without quotes."
        : property.Kinds.HasFlag(JsonKinds.Text) ? "Write it in quotes."
        : $"Write {Expected(property)}.";
}
