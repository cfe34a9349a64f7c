using System.Text.Json.Serialization;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>What was measured of one case.</summary>
/// <param name="Id">Id of the case.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">What was answered, or null.</param>
/// <param name="Refused">Whether the answer is that there is none.</param>
/// <param name="Measures">Name to value; a measure that does not apply is absent.</param>
/// <param name="Missing">Measures that apply, but for which the judge gave no usable verdict; null when there are none.</param>
public sealed record CaseResult(
    string Id,
    string Question,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Answer,
    bool Refused,
    IReadOnlyDictionary<string, double> Measures,
    IReadOnlyList<string>? Missing = null
);
