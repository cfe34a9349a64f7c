using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Enrichment;

/// <summary>What is found out about every document when it is imported.</summary>
public sealed class EnrichmentOptions
{
    /// <summary>Whether keywords are found. Default true.</summary>
    public bool Keywords { get; set; } = true;

    /// <summary>Whether people, organisations, places, addresses and codes are found. Default true.</summary>
    public bool Entities { get; set; } = true;

    /// <summary>Whether dates are found. Default true.</summary>
    public bool Dates { get; set; } = true;

    /// <summary>Whether documents are summed up. Default true.</summary>
    public bool Summary { get; set; } = true;

    /// <summary>Whether a language model, when there is one, writes the summary instead of choosing sentences. Default true.</summary>
    public bool SummaryByModel { get; set; } = true;

    /// <summary>Whether a language model writes questions that each chunk answers. Costs one call a chunk. Default false.</summary>
    public bool Questions { get; set; }

    /// <summary>Largest number of keywords. Default 8.</summary>
    [Range(1, 50)]
    public int KeywordCount { get; set; } = 8;

    /// <summary>Questions for each chunk. Default 3.</summary>
    [Range(1, 10)]
    public int QuestionsPerChunk { get; set; } = 3;

    /// <summary>Chunks of a document that get questions, from the first on. Default 200.</summary>
    [Range(1, 100_000)]
    public int QuestionChunks { get; set; } = 200;

    /// <summary>Longest wait for one answer of the language model. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan ModelTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
