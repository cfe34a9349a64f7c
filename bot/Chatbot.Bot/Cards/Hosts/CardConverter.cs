using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.PlainText;
using Chatbot.Bot.Cards.Validation;

namespace Chatbot.Bot.Cards.Hosts;

/// <summary>One pass over a card that writes what a host can show.</summary>
internal sealed class CardConverter(CardHost host, List<string> changes)
{
    public JsonObject ConvertCard(JsonElement card)
    {
        var type = CardSchema.Find(CardSchema.Card)!;
        return KeepWords(Convert(card, type, "$") ?? [], card, type, "body") ?? [];
    }

    /// <summary>Something that may stand in a place; null where nothing is left of it.</summary>
    private JsonObject? ConvertChild(JsonElement json, CardTypeGroup group, string path)
    {
        var name =
            NameOf(json) is { Length: > 0 } named && group.DefaultType != "AuthCardButton" ? named : group.DefaultType ?? "";
        var type = group.Has(name) ? CardSchema.Find(name) : null;
        if (MeetsRequirements(json))
        {
            if (type is not null && host.Shows(type) && Convert(json, type, path) is { } shown)
                return KeepWords(shown, json, type, "items") ?? Wrap(shown, json, type, group);
            if (type is null && host.ShowsExtra(name))
                return FreeJson.CopyObject(json);
        }

        return ConvertFallback(json, name, group, path);
    }

    private JsonObject? ConvertFallback(JsonElement json, string name, CardTypeGroup group, string path)
    {
        if (json.TryGetProperty(CardSchema.Fallback, out var fallback))
        {
            var isDropped = fallback.ValueKind != JsonValueKind.Object;
            changes.Add($"{path}: {name} {(isDropped ? "is dropped, as its fallback says" : "is replaced by its fallback")}");
            return isDropped ? null : ConvertChild(fallback, group, $"{path}.{CardSchema.Fallback}");
        }

        if (name == "Action.Execute" && CardSchema.Find("Action.Submit") is { } submit && group.Has(submit.Name))
        {
            changes.Add($"{path}: {name} becomes {submit.Name}");
            return ToSubmit(Convert(json, submit, path), json);
        }

        var lines = group.Has("TextBlock") ? CardTextBlocks.Of(CardText.OfElement(json)) : [];
        changes.Add($"{path}: {name} is {(lines.Count > 0 ? "replaced by its text" : "left out")}");
        return lines.Count switch
        {
            0 => null,
            1 => lines[0]!.DeepClone().AsObject(),
            _ => new JsonObject { ["type"] = "Container", ["items"] = lines },
        };
    }

    /// <summary>The known properties, converted; null where one that must be is missing or all children are gone.</summary>
    private JsonObject? Convert(JsonElement json, CardType type, string path)
    {
        // Web Chat shows no run of text that does not say that it is one.
        var result = type.Name == "TextRun" ? new JsonObject { ["type"] = type.Name } : [];
        foreach (var member in json.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            var property = type.Find(member.Name);
            // The verb of what becomes a message goes with its data.
            if (member.Name is CardSchema.Fallback or "requires" || member.Name == "verb" && type.Name == "Action.Submit")
                continue;
            if (member.Name == "type" && property is null)
                result["type"] = type.Name;
            else if (property is null)
                CopyStranger(member, result, at);
            else if (property.Since > host.MaxVersion)
                changes.Add($"{at}: new in {property.Since}, left out");
            else if (ConvertValue(member.Value, property, type, at) is { } value)
                result[member.Name] = value;
            else if (
                property.IsRequired
                || property.Group is not null && property.IsList && type.Name is "Column" or "ColumnSet" && IsFilled(member.Value)
            )
                return null;
        }

        return result;
    }

    /// <summary>Labels and actions that are too new for the host, as texts among the elements; null where it has no such list.</summary>
    private JsonObject? KeepWords(JsonObject shown, JsonElement json, CardType type, string list)
    {
        var (label, action) = LeftWords(json, type);
        if (label.Count + action.Count == 0)
            return shown;
        if (type.Find(list) is null)
            return null;
        var items = (shown[list] as JsonArray)?.Select(item => item?.DeepClone()) ?? [];
        shown[list] = new JsonArray([
            .. label.Select(block => block?.DeepClone()),
            .. items,
            .. action.Select(block => block?.DeepClone()),
        ]);
        return shown;
    }

    /// <summary>The same around an element that holds no others.</summary>
    private JsonObject Wrap(JsonObject shown, JsonElement json, CardType type, CardTypeGroup group)
    {
        if (!group.Has("Container"))
            return shown;
        var (label, action) = LeftWords(json, type);
        JsonNode?[] items = [.. label.Select(block => block?.DeepClone()), shown, .. action.Select(block => block?.DeepClone())];
        return new JsonObject { ["type"] = "Container", ["items"] = new JsonArray(items) };
    }

    private (JsonArray Label, JsonArray Action) LeftWords(JsonElement json, CardType type) =>
        (
            CardTextBlocks.Of(IsTooNew(type, "label") ? CardTextWriter.TextOf(json, "label") : ""),
            CardTextBlocks.Of(
                string.Join(
                    '\n',
                    ((string[])["selectAction", "inlineAction"])
                        .Where(name => IsTooNew(type, name) && json.TryGetProperty(name, out _))
                        .Select(name => CardText.OfElement(json.GetProperty(name)))
                )
            )
        );

    private bool IsTooNew(CardType type, string name) => type.Find(name) is { } property && property.Since > host.MaxVersion;

    private static bool IsFilled(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0;

    private void CopyStranger(JsonProperty member, JsonObject result, string path)
    {
        if (host.Extra.Count > 0)
            result[member.Name] = FreeJson.Copy(member.Value, member.Name);
        else
            changes.Add($"{path}: not in the schema, left out");
    }

    private JsonNode? ConvertValue(JsonElement value, CardProperty property, CardType type, string path)
    {
        if (property.IsList)
            return ConvertList(value, property, type, path);
        if (property.Group is { } group && value.ValueKind == JsonValueKind.Object)
            return ConvertChild(value, group, path);
        if (value.ValueKind != JsonValueKind.String)
            return FreeJson.CopyAsItIs(value);
        var text = value.GetString()!;
        if (property.Address != AddressUse.None && !CardAddress.IsAllowed(text, property.Address))
        {
            changes.Add($"{path}: the address is not allowed, left out");
            return null;
        }

        return type.Name == "TextBlock" && property.Name == "text" ? CardMarkdown.WithoutUnsafeLinks(text) : text;
    }

    /// <summary>Null where all that was in it is gone.</summary>
    private JsonArray? ConvertList(JsonElement value, CardProperty property, CardType type, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return null;
        var result = new JsonArray();
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (ConvertValue(item, property with { IsList = false }, type, $"{path}[{index++}]") is { } converted)
                result.Add(converted);
        }

        return result.Count == 0 && index > 0 ? null : result;
    }

    private bool MeetsRequirements(JsonElement json) =>
        !json.TryGetProperty("requires", out var requires)
        || requires.ValueKind != JsonValueKind.Object
        || requires
            .EnumerateObject()
            .All(feature =>
                feature.Value.ValueKind == JsonValueKind.String && host.Has(feature.Name, feature.Value.GetString()!)
            );

    /// <summary>The verb goes with the data, where a handler of messages finds it.</summary>
    private static JsonObject? ToSubmit(JsonObject? action, JsonElement original)
    {
        if (action is null)
            return null;
        var data = action["data"] switch
        {
            JsonObject members => members.DeepClone().AsObject(),
            JsonValue text => new JsonObject { ["data"] = text.DeepClone() },
            _ => [],
        };
        if (original.TryGetProperty("verb", out var verb) && verb.ValueKind == JsonValueKind.String)
            data["verb"] = verb.GetString();
        action["type"] = "Action.Submit";
        action["data"] = data;
        return action;
    }

    private static string NameOf(JsonElement json) =>
        json.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";
}
