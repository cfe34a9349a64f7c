using System.Globalization;
using System.Text.Json;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>A place in a definition while it is checked: reads what should be there, and notes what is wrong.</summary>
/// <param name="Element">The value at this place.</param>
/// <param name="Path">Where it is, as a JSON path.</param>
/// <param name="Issues">All that was found so far.</param>
internal sealed record WorkflowJson(JsonElement Element, string Path, List<WorkflowIssue> Issues)
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    public void Problem(string problem, string cure) => Issues.Add(new(Path, problem, cure));

    /// <summary>Notes members that nobody reads: most are misspelt.</summary>
    public void Only(params ReadOnlySpan<string> known)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            Problem("This is not an object.", "Write an object in braces.");
            return;
        }

        foreach (var member in Element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                At(member.Name, member.Value)
                    .Problem($"'{member.Name}' is not known here.", $"Known: {string.Join(", ", known)}.");
            }
        }
    }

    /// <summary>Null when it is not there.</summary>
    public WorkflowJson? Find(string name) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var value) ? At(name, value) : null;

    /// <summary>Notes when it is not there.</summary>
    public WorkflowJson? Require(string name)
    {
        if (Find(name) is { } found)
        {
            return found;
        }

        Problem($"'{name}' is missing.", "Add it.");
        return null;
    }

    /// <summary>A text; empty when there is none, which is noted when it is required.</summary>
    public string Text(string name, bool isRequired = true)
    {
        var place = isRequired ? Require(name) : Find(name);
        if (place is null)
        {
            return "";
        }

        if (place.Element.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(place.Element.GetString()))
        {
            return place.Element.GetString()!;
        }

        place.Problem("This is not a text, or it is empty.", "Write a text in quotation marks.");
        return "";
    }

    public double Number(string name, double least, double most, double otherwise)
    {
        if (Find(name) is not { } place)
        {
            return otherwise;
        }

        if (
            place.Element.ValueKind == JsonValueKind.Number
            && place.Element.TryGetDouble(out var number)
            && number >= least
            && number <= most
        )
        {
            return number;
        }

        place.Problem(
            $"{place.Element.GetRawText()} is not allowed here.",
            string.Create(CultureInfo.InvariantCulture, $"Write a number from {least} to {most}.")
        );
        return otherwise;
    }

    public int Whole(string name, int least, int most, int otherwise)
    {
        var number = Number(name, least, most, otherwise);
        if (number % 1 == 0)
        {
            return (int)number;
        }

        At(name, Element.GetProperty(name)).Problem("This is not a whole number.", "Leave out the part behind the point.");
        return otherwise;
    }

    /// <summary>A time such as <c>00:30:00</c> or <c>1.00:00:00</c>.</summary>
    public TimeSpan Time(string name, TimeSpan least, TimeSpan most, TimeSpan otherwise)
    {
        if (Find(name) is not { } place)
        {
            return otherwise;
        }

        if (
            place.Element.ValueKind == JsonValueKind.String
            && TimeSpan.TryParseExact(place.Element.GetString(), "c", CultureInfo.InvariantCulture, out var time)
            && time >= least
            && time <= most
        )
        {
            return time;
        }

        place.Problem(
            $"{place.Element.GetRawText()} is not a time that is allowed here.",
            $"Write hours:minutes:seconds, from \"{least:c}\" to \"{most:c}\"."
        );
        return otherwise;
    }

    /// <summary>The items of a list; none when it is not there or too short, which is noted.</summary>
    public IReadOnlyList<WorkflowJson> Items(string name, int least = 1, int most = 100)
    {
        if (Require(name) is not { } place)
        {
            return [];
        }

        if (
            place.Element.ValueKind != JsonValueKind.Array
            || place.Element.GetArrayLength() < least
            || place.Element.GetArrayLength() > most
        )
        {
            place.Problem($"This is not a list of {least} to {most} items.", "Write the items in brackets.");
            return [];
        }

        return
        [
            .. place
                .Element.EnumerateArray()
                .Select(
                    (item, index) =>
                        new WorkflowJson(item, string.Create(CultureInfo.InvariantCulture, $"{place.Path}[{index}]"), Issues)
                ),
        ];
    }

    /// <summary>The object at a place; an empty one when there is none, which is noted.</summary>
    public JsonElement Object(string name)
    {
        if (Require(name) is not { } place)
        {
            return Nothing;
        }

        if (place.Element.ValueKind == JsonValueKind.Object)
        {
            return place.Element;
        }

        place.Problem("This is not an object.", "Write an object in braces.");
        return Nothing;
    }

    private WorkflowJson At(string name, JsonElement value) => this with { Element = value, Path = $"{Path}.{name}" };
}
