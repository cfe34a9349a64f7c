using System.ComponentModel.DataAnnotations;
using Chatbot.Knowledge.Answering.Support;

namespace Chatbot.Knowledge.Answering;

/// <summary>How questions are answered.</summary>
public sealed class AnsweringOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Knowledge:Answering";

    /// <summary>What happens to a sentence that no passage supports. Default: it is marked.</summary>
    public UnsupportedText Unsupported { get; set; } = UnsupportedText.Mark;

    /// <summary>Confidence, 0..1, below which a quoted answer is refused. Default 0.36; docs/evaluation.md has the trade-off.</summary>
    [Range(0.0, 1.0)]
    public double NeededConfidence { get; set; } = AnswerScore.NeededConfidence;
}
