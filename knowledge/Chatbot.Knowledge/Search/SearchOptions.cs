using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Search;

/// <summary>How a search ranks and what it returns. The defaults are one configuration for all kinds of documents.</summary>
public sealed class SearchOptions
{
    /// <summary>How many chunks each side finds. Default 100.</summary>
    [Range(10, 1000)]
    public int Depth { get; set; } = 100;

    /// <summary>How the side of words and the side of vectors become one. Default: a weighted sum of scores.</summary>
    public ScoreFusion Fusion { get; set; } = ScoreFusion.Weighted;

    /// <summary>Factor on the weight of vectors, which follows the encoder by itself. 0 = words alone. Default 1.</summary>
    [Range(0.0, 10.0)]
    public double VectorWeight { get; set; } = 1;

    /// <summary>Weight of the likeness to the best candidates (pseudo-relevance feedback). Default 0.25.</summary>
    [Range(0.0, 1.0)]
    public double FeedbackWeight { get; set; } = 0.25;

    /// <summary>What orders the best candidates anew. Default: a cross-encoder when there is one, else nothing more.</summary>
    public RerankerKind Reranker { get; set; } = RerankerKind.Auto;

    /// <summary>Folder of a cross-encoder (<c>model.onnx</c> and <c>vocab.txt</c>), or null for none.</summary>
    public string? CrossEncoderFolder { get; set; }

    /// <summary>How many candidates a reranker reads. Default 30.</summary>
    [Range(1, 200)]
    public int RerankDepth { get; set; } = 30;

    /// <summary>Share of the reranker in the score of what it read. Default 0.7.</summary>
    [Range(0.0, 1.0)]
    public double RerankWeight { get; set; } = 0.7;

    /// <summary>How much a passage loses for saying what a better one says (MMR). 0 = nothing. Default 0.</summary>
    [Range(0.0, 1.0)]
    public double Diversity { get; set; }

    /// <summary>How much a document dated today is ahead of an undated one. 0 = nothing. Default 0.</summary>
    [Range(0.0, 2.0)]
    public double RecencyWeight { get; set; }

    /// <summary>After how many days half of that is left. Default 365.</summary>
    [Range(1.0, 36500.0)]
    public double RecencyHalfLifeDays { get; set; } = 365;

    /// <summary>The tag that dates a document: a year, month or day. Default <c>date</c>.</summary>
    [Required]
    public string DateTag { get; set; } = "date";

    /// <summary>How many chunks before and after a passage are returned with it. Default 0.</summary>
    [Range(0, 5)]
    public int Neighbours { get; set; }

    /// <summary>Passages whose score is below this share of the best one's are left out. 0 = none. Default 0.</summary>
    [Range(0.0, 1.0)]
    public double MinScore { get; set; }

    /// <summary>In which order passages are returned and fill the token budget. Default: by relevance.</summary>
    public PassageOrder Order { get; set; } = PassageOrder.Relevance;

    /// <summary>What filters in the words of a question do ("from 2024", "by Jane Doe"). Default: matches come first.</summary>
    public TextFilterMode TextFilters { get; set; } = TextFilterMode.Soft;

    /// <summary>What a language model, where there is one, adds to a question. Default: it rewrites follow-ups only.</summary>
    public QueryExpansion Expansion { get; set; } = QueryExpansion.None;

    /// <summary>Groups of words that mean the same, each group as <c>car, automobile, vehicle</c>.</summary>
    public IList<string> Synonyms { get; } = [];
}
