using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>
/// Reads the text of a model that writes thoughts, actions and its answer: thoughts stay hidden, an answer is passed on as
/// it comes, actions become calls. A text without any of these marks is an answer.
/// </summary>
internal sealed partial class TextToolParser
{
    private static readonly string[] Marks = ["Thought:", "Action:", "Answer:", "Final Answer:"];
    private readonly StringBuilder _held = new();
    private bool _isAnswer;
    private bool _isBeforeText;

    /// <summary>Takes the next piece and returns what may be shown now.</summary>
    public string Append(string piece)
    {
        if (_isAnswer)
        {
            return Begin(piece);
        }

        var held = _held.Append(piece).ToString();
        var beginning = held.AsSpan().TrimStart(" \t\r\n*#");
        if (!MayBeMarked(beginning))
        {
            _isAnswer = true;
            return held;
        }

        if (ActionMark().IsMatch(held) || AnswerMark().Match(held) is not { Success: true } mark)
        {
            return "";
        }

        (_isAnswer, _isBeforeText) = (true, true);
        return Begin(held[(mark.Index + mark.Length)..]);
    }

    /// <summary>What was held back: a text to show, or calls.</summary>
    public (string Text, IReadOnlyList<FunctionCallContent> Calls) Complete()
    {
        if (_isAnswer)
        {
            return ("", []);
        }

        var held = _held.ToString();
        if (ObservationMark().Match(held) is { Success: true } invented)
        {
            held = held[..invented.Index];
        }

        var calls = ActionMark().Matches(held).Select(mark => Read(held, mark)).ToList();
        return calls.Count > 0 ? ("", calls) : (ThoughtMark().Replace(held, "").Trim(), calls);
    }

    /// <summary>Leaves out the space between the mark and the answer.</summary>
    private string Begin(string piece)
    {
        var text = _isBeforeText ? piece.TrimStart() : piece;
        _isBeforeText &= text.Length == 0;
        return text;
    }

    private static bool MayBeMarked(ReadOnlySpan<char> beginning)
    {
        foreach (var mark in Marks)
        {
            var length = Math.Min(mark.Length, beginning.Length);
            if (beginning[..length].Equals(mark.AsSpan(0, length), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static FunctionCallContent Read(string held, Match mark)
    {
        var tool = mark.Groups["tool"].Value.Trim(' ', '*', '`', '"', '\t');
        var input = Encoding.UTF8.GetBytes(held[(mark.Index + mark.Length)..].TrimStart('`', ' ', '\r', '\n'));
        var reader = new Utf8JsonReader(input);
        try
        {
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new(
                    "",
                    tool,
                    document
                        .RootElement.EnumerateObject()
                        .ToDictionary(
                            property => property.Name,
                            property => (object?)property.Value.Clone(),
                            StringComparer.Ordinal
                        )
                );
            }
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return new("", tool) { Exception = exception };
        }

        return new("", tool) { Exception = new JsonException("The input of an action must be a JSON object.") };
    }

    [GeneratedRegex(
        @"^[*#\s]*Action:[ \t]*(?<tool>[^\r\n]+)\r?\n[*#\s]*Action[ _]Input:[*\s]*(```(json)?\s*)?",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex ActionMark();

    [GeneratedRegex(
        @"^[*#\s]*(Final )?Answer:[* \t]*",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex AnswerMark();

    [GeneratedRegex(
        @"^[*#\s]*Observation:",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex ObservationMark();

    [GeneratedRegex(
        @"^[*#\s]*Thought:[* \t]*",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex ThoughtMark();
}
