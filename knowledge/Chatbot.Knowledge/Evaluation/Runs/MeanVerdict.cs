namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>The mean of verdicts, as long as none is missing.</summary>
internal sealed class MeanVerdict
{
    private double sum;

    /// <summary>Number of verdicts so far, those that are missing too.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a verdict is missing.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>The mean; only when there is a verdict and none is missing.</summary>
    public double Value => sum / Count;

    public void Add(double? verdict)
    {
        Count++;
        sum += verdict ?? 0;
        IsIncomplete |= verdict is null;
    }

    public void Add(bool? verdict) =>
        Add(
            verdict switch
            {
                true => 1,
                false => 0,
                null => (double?)null,
            }
        );
}
