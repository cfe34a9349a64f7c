namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>How a measure differs between two results over the cases that both have.</summary>
/// <param name="Measure">Its name.</param>
/// <param name="Cases">Number of cases that both have.</param>
/// <param name="First">Mean in the first result.</param>
/// <param name="Second">Mean in the second result.</param>
/// <param name="Low">Lower end of the 95 % interval of the difference.</param>
/// <param name="High">Upper end of it.</param>
public sealed record MeasureDifference(string Measure, int Cases, double First, double Second, double Low, double High)
{
    /// <summary>Second minus first.</summary>
    public double Difference => Second - First;

    /// <summary>Whether the interval leaves out 0.</summary>
    public bool IsSignificant => Low > 0 || High < 0;

    /// <summary>In a word: <c>better</c>, <c>worse</c>, or nothing when the interval holds 0.</summary>
    internal string Verdict =>
        !IsSignificant ? ""
        : Difference > 0 ? "better"
        : "worse";
}
