namespace Chatbot.Fuzzing;

/// <summary>What came of fuzzing one format.</summary>
internal sealed record FormatResult
{
    public required string Format { get; init; }

    public required int Seeds { get; init; }

    public int Executions { get; set; }

    public double SlowestMilliseconds { get; set; }

    public string Slowest { get; set; } = "";

    public long PeakBytes { get; set; }

    public List<string> Findings { get; } = [];
}
