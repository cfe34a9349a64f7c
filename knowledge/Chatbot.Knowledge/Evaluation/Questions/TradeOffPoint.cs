namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>What a threshold of confidence would refuse.</summary>
/// <param name="Threshold">Answers below it would be refused.</param>
/// <param name="UnanswerableRefused">Share of the unanswerable questions refused.</param>
/// <param name="AnswerableRefused">Share of the answerable questions refused.</param>
public sealed record TradeOffPoint(double Threshold, double UnanswerableRefused, double AnswerableRefused)
{
    private const int Steps = 20;

    /// <summary>
    /// The curve over thresholds that refuse 0, 1/20, 2/20 … of the answerable questions; empty when one kind of question is
    /// missing or no confidence is known.
    /// </summary>
    public static IReadOnlyList<TradeOffPoint> Curve(IReadOnlyCollection<AnsweredQuestion> answers)
    {
        double[] answerable = Confidences(answers, answerable: true);
        double[] unanswerable = Confidences(answers, answerable: false);
        if (answerable.Length == 0 || unanswerable.Length == 0)
        {
            return [];
        }

        var points = new List<TradeOffPoint>();
        for (var step = 0; step <= Steps; step++)
        {
            var threshold = answerable[Math.Min(answerable.Length - 1, answerable.Length * step / Steps)];
            points.Add(new TradeOffPoint(threshold, Below(unanswerable, threshold), Below(answerable, threshold)));
        }

        return [.. points.DistinctBy(point => point.Threshold)];
    }

    private static double[] Confidences(IEnumerable<AnsweredQuestion> answers, bool answerable) =>
        [
            .. answers
                .Where(one => one.Question.Answerable == answerable)
                .Select(one => one.Answer.Confidence)
                .OfType<double>()
                .Order(),
        ];

    private static double Below(double[] sorted, double threshold) =>
        (double)sorted.Count(confidence => confidence < threshold) / sorted.Length;
}
