namespace Chatbot.Bot.Cards.Validation;

/// <summary>Gathers what a validation finds, up to <see cref="CardLimits.MaxIssues"/>.</summary>
internal sealed class CardIssues
{
    private readonly List<CardIssue> _issues = [];

    /// <summary>The version that the card names.</summary>
    public CardVersion? Version { get; set; }

    /// <summary>The least version that has everything seen so far.</summary>
    public CardVersion Needs { get; private set; } = CardVersion.First;

    public IReadOnlyList<CardIssue> All => _issues;

    /// <summary>Something that the schema refuses as well, unless said otherwise.</summary>
    public void Error(string code, string path, string message, string advice, bool isOutsideSchema = true) =>
        Add(new(code, true, path, message, advice, isOutsideSchema));

    /// <summary>Something that works in most places.</summary>
    public void Warn(string code, string path, string message, string advice, bool isOutsideSchema = false) =>
        Add(new(code, false, path, message, advice, isOutsideSchema));

    /// <summary>Notes the version of something that is used, and warns when the card names a lesser one.</summary>
    public void Use(CardVersion since, string path, string what)
    {
        Needs = since > Needs ? since : Needs;
        if (Version is { } version && since > version)
        {
            Warn(
                "newer-than-card",
                path,
                $"{what} is new in {since}, and the card says {version}.",
                $"Set the card's version to {since}, or give a fallback."
            );
        }
    }

    private void Add(CardIssue issue)
    {
        // The verdict of the schema and of the validity needs one issue of each kind, whatever the number.
        if (_issues.Count < CardLimits.MaxIssues || !_issues.Exists(other => IsSameVerdict(other, issue)))
            _issues.Add(issue);
    }

    private static bool IsSameVerdict(CardIssue one, CardIssue other) =>
        one.IsError == other.IsError && one.IsOutsideSchema == other.IsOutsideSchema;
}
