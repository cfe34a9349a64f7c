namespace Chatbot.Bot.Cards.Validation;

/// <summary>What a validation found.</summary>
internal sealed record CardReport
{
    /// <summary>The version that the card names, or null.</summary>
    public CardVersion? Version { get; init; }

    /// <summary>The least version whose schema has everything that the card uses.</summary>
    public CardVersion Needs { get; init; } = CardVersion.First;

    /// <summary>Whether it holds template expressions; the values of those are not checked.</summary>
    public bool IsTemplate { get; init; }

    public IReadOnlyList<CardIssue> Issues { get; init; } = [];

    public IEnumerable<CardIssue> Errors => Issues.Where(issue => issue.IsError);

    public IEnumerable<CardIssue> Warnings => Issues.Where(issue => !issue.IsError);

    /// <summary>Whether there are no errors.</summary>
    public bool IsValid => !Errors.Any();

    /// <summary>Whether the JSON schema published for a version accepts the card.</summary>
    public bool ConformsTo(CardVersion schema) => !Issues.Any(issue => issue.IsOutsideSchema) && !(Needs > schema);
}
