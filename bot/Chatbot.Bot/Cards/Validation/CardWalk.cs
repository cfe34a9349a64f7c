using System.Text.Json;
using Chatbot.Bot.Cards.Templating;

namespace Chatbot.Bot.Cards.Validation;

/// <summary>One pass over a card, from the card down to its parts.</summary>
internal sealed class CardWalk
{
    private const string TeamsProperty = "msteams";
    private readonly Dictionary<string, string> _inputs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<(string Id, string Path)> _targets = [];
    private int _fallbacks;
    private bool _isTemplate;

    public CardIssues Issues { get; } = new();

    public static bool IsExpression(string text) => text.Contains("${", StringComparison.Ordinal);

    public CardReport Report() =>
        new()
        {
            Version = Issues.Version,
            Needs = Issues.Needs,
            IsTemplate = _isTemplate,
            Issues = Issues.All,
        };

    /// <summary>Targets may stand before what they show, so they are looked up last.</summary>
    public void CheckTargets()
    {
        foreach (var (id, path) in _targets.Where(target => !_ids.Contains(target.Id)))
            Issues.Warn(
                "unknown-target",
                path,
                $"No element has the id \"{id}\".",
                "Give the element that it shows or hides this id."
            );
    }

    /// <summary>Checks an object of a known type.</summary>
    public void Visit(JsonElement json, CardType type, string path)
    {
        Issues.Use(type.Since, path, type.Name);
        if (!type.IsPublished)
            Issues.Warn(
                "not-published",
                path,
                $"The published schema has no {type.Name}, though hosts of {type.Since} show it.",
                "Give a fallback.",
                true
            );
        NoteIds(json, type, path);
        foreach (var member in json.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            if (type.Find(member.Name) is { } property)
                VisitProperty(member.Value, property, type, at);
            else if (CardTemplate.IsReserved(member.Name))
                _isTemplate = true;
            else if (member.Name == TeamsProperty && type.Name == "AdaptiveCard")
                Issues.Warn(
                    "teams-only",
                    at,
                    "Teams alone reads \"msteams\"; other hosts ignore it.",
                    "Nothing need be done.",
                    true
                );
            else if (member.Name != "type")
                Issues.Warn(
                    "unknown-property",
                    at,
                    $"{type.Name} has no property \"{member.Name}\"; hosts ignore it.",
                    Spelling.Advise(member.Name, type.Properties.Select(known => known.Name), "Remove it."),
                    true
                );
        }

        foreach (
            var property in type.Properties.Where(property => property.IsRequired && !json.TryGetProperty(property.Name, out _))
        )
            Issues.Error(
                "missing-property",
                $"{path}.{property.Name}",
                $"{type.Name} needs \"{property.Name}\".",
                $"Add it to the {type.Name}."
            );
    }

    private void VisitProperty(JsonElement value, CardProperty property, CardType type, string path)
    {
        if (property.Since > type.Since)
            Issues.Use(property.Since, path, $"\"{property.Name}\" of {type.Name}");
        if (!property.IsPublished)
            Issues.Warn(
                "not-published",
                path,
                $"The published schema has no \"{property.Name}\" of {type.Name}, though hosts know it.",
                "Nothing need be done.",
                true
            );
        if (property.Name == CardSchema.Fallback)
            _fallbacks++;
        if (value.ValueKind == JsonValueKind.String && IsExpression(value.GetString()!))
            VisitExpression(value.GetString()!, path);
        else if (property.IsList)
            VisitList(value, property, type, path);
        else
            VisitValue(value, property, type, path);
        if (property.Name == CardSchema.Fallback)
            _fallbacks--;
    }

    private void VisitExpression(string text, string path)
    {
        _isTemplate = true;
        if (CardTemplate.FindError(text) is { } error)
            Issues.Warn(
                "expression",
                path,
                $"An expression cannot be read and stays as it is: {error}",
                "Correct it, or write \\${ for the characters."
            );
    }

    private void VisitList(JsonElement value, CardProperty property, CardType type, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Issues.Error(
                "wrong-type",
                path,
                $"\"{property.Name}\" of {type.Name} is an array, not {CardValues.NameOf(value)}.",
                "Put it in brackets."
            );
            return;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
            VisitValue(item, property, type, $"{path}[{index++}]");
    }

    private void VisitValue(JsonElement value, CardProperty property, CardType type, string path)
    {
        if (property.Group is { } group && value.ValueKind == JsonValueKind.Object)
            VisitChild(value, group, path);
        else if (property.Group is { AllowsText: true } && value.ValueKind == JsonValueKind.String)
            NoteTarget(value, type, path);
        else if (!CardValues.IsOf(value, property))
            Issues.Error(
                "wrong-type",
                path,
                $"\"{property.Name}\" of {type.Name} is {CardValues.Expected(property)}, not {CardValues.NameOf(value)}.",
                CardValues.Advise(value, property)
            );
        else if (value.ValueKind == JsonValueKind.String)
            VisitText(value.GetString()!, property, type, path);
    }

    private void VisitText(string text, CardProperty property, CardType type, string path)
    {
        if (IsExpression(text))
            VisitExpression(text, path);
        else if (property.Choices.Count > 0 && !property.Choices.Contains(text, StringComparer.OrdinalIgnoreCase))
            Issues.Error(
                "unknown-value",
                path,
                $"\"{property.Name}\" of {type.Name} cannot be \"{text}\".",
                Spelling.Advise(text, property.Choices, $"Use one of: {string.Join(", ", property.Choices)}.")
            );
        else if (property.Address != AddressUse.None && !CardAddress.IsAllowed(text, property.Address))
            WarnOfAddress(text, property.Address, path);
        else if (type.Name == "TextBlock" && property.Name == "text")
            foreach (var address in CardMarkdown.UnsafeLinks(text))
                WarnOfAddress(address, AddressUse.Link, path);
    }

    private void WarnOfAddress(string address, AddressUse use, string path)
    {
        const string Advice = "Use an address that begins with https:; a link may be http or mailto, an image data:image.";
        if (CardAddress.IsDangerous(address, use))
            Issues.Error(
                "unsafe-address",
                path,
                "The address may run code or read files, so it is never sent to a host.",
                Advice,
                false
            );
        else
            Issues.Warn("unusual-address", path, "Hosts do not open or fetch this address, so it is not sent to them.", Advice);
    }

    private void VisitChild(JsonElement child, CardTypeGroup group, string path)
    {
        var hasType = child.TryGetProperty("type", out var named) && group.DefaultType != "AuthCardButton";
        if (hasType && named.ValueKind == JsonValueKind.String && IsExpression(named.GetString()!))
        {
            _isTemplate = true;
            return;
        }

        var name =
            !hasType ? group.DefaultType
            : named.ValueKind == JsonValueKind.String ? named.GetString()
            : null;
        if (name is null)
        {
            Issues.Error(
                "missing-property",
                $"{path}.type",
                $"It does not say which type it is; {group.Name} is expected.",
                $"Add a type, such as \"{group.Types[0]}\"."
            );
            return;
        }

        if (!hasType && name == "TextRun")
            Issues.Warn(
                "missing-property",
                $"{path}.type",
                "Web Chat does not show a run that names no type.",
                "Add \"type\": \"TextRun\"."
            );
        if (group.Has(name))
            Visit(child, CardSchema.Find(name)!, path);
        else
            VisitStranger(child, name, group, path);
    }

    /// <summary>A type that hosts of the schema do not show here: fine with a fallback that they do show.</summary>
    private void VisitStranger(JsonElement child, string name, CardTypeGroup group, string path)
    {
        var isKnown = CardSchema.Find(name) is not null;
        var code = isKnown ? "not-allowed-here" : "unknown-type";
        var message = isKnown
            ? $"{name} cannot stand here; {group.Name} is expected."
            : $"There is no type \"{name}\" in the schema.";
        if (!child.TryGetProperty(CardSchema.Fallback, out var fallback))
        {
            Issues.Error(code, path, message, Spelling.Advise(name, group.Types, "Replace it, or give a fallback."));
            return;
        }

        Issues.Warn(code, path, $"{message} Hosts show its fallback.", "Nothing need be done.", true);
        _fallbacks++;
        if (fallback.ValueKind == JsonValueKind.Object)
            VisitChild(fallback, group, $"{path}.{CardSchema.Fallback}");
        _fallbacks--;
    }

    private void NoteIds(JsonElement json, CardType type, string path)
    {
        if (type.Name == "TargetElement" && json.TryGetProperty("elementId", out var target))
            NoteTarget(target, type, path);
        if (!json.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
            return;
        var text = id.GetString()!;
        _ids.Add(text);
        if (
            type.Name.StartsWith("Input.", StringComparison.Ordinal)
            && _fallbacks == 0
            && !IsExpression(text)
            && !_inputs.TryAdd(text, path)
        )
            Issues.Error(
                "duplicate-id",
                $"{path}.id",
                $"The input at {_inputs[text]} has the id \"{text}\" too, so one of the two answers is lost.",
                "Give every input an id of its own.",
                false
            );
    }

    private void NoteTarget(JsonElement target, CardType type, string path)
    {
        if (
            target.ValueKind == JsonValueKind.String
            && type.Name is "TargetElement" or "Action.ToggleVisibility"
            && !IsExpression(target.GetString()!)
        )
            _targets.Add((target.GetString()!, path));
    }
}
