using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Enrichment;

/// <summary>What one collection changes of <see cref="EnrichmentOptions"/>; what is null is as there.</summary>
public sealed class CollectionEnrichmentOptions
{
    /// <summary>As <see cref="EnrichmentOptions.Keywords"/>.</summary>
    public bool? Keywords { get; set; }

    /// <summary>As <see cref="EnrichmentOptions.Entities"/>.</summary>
    public bool? Entities { get; set; }

    /// <summary>As <see cref="EnrichmentOptions.Dates"/>.</summary>
    public bool? Dates { get; set; }

    /// <summary>As <see cref="EnrichmentOptions.Summary"/>.</summary>
    public bool? Summary { get; set; }

    /// <summary>As <see cref="EnrichmentOptions.SummaryByModel"/>.</summary>
    public bool? SummaryByModel { get; set; }

    /// <summary>As <see cref="EnrichmentOptions.Questions"/>.</summary>
    public bool? Questions { get; set; }

    /// <summary>As <see cref="EnrichmentOptions.KeywordCount"/>.</summary>
    [Range(1, 50)]
    public int? KeywordCount { get; set; }

    /// <summary>As <see cref="EnrichmentOptions.QuestionsPerChunk"/>.</summary>
    [Range(1, 10)]
    public int? QuestionsPerChunk { get; set; }

    /// <summary>As <see cref="EnrichmentOptions.QuestionChunks"/>.</summary>
    [Range(1, 100_000)]
    public int? QuestionChunks { get; set; }

    /// <summary>The settings of the collection.</summary>
    public EnrichmentOptions Over(EnrichmentOptions everywhere) =>
        new()
        {
            Keywords = Keywords ?? everywhere.Keywords,
            Entities = Entities ?? everywhere.Entities,
            Dates = Dates ?? everywhere.Dates,
            Summary = Summary ?? everywhere.Summary,
            SummaryByModel = SummaryByModel ?? everywhere.SummaryByModel,
            Questions = Questions ?? everywhere.Questions,
            KeywordCount = KeywordCount ?? everywhere.KeywordCount,
            QuestionsPerChunk = QuestionsPerChunk ?? everywhere.QuestionsPerChunk,
            QuestionChunks = QuestionChunks ?? everywhere.QuestionChunks,
            ModelTimeout = everywhere.ModelTimeout,
        };
}
