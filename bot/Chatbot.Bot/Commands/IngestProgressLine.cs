namespace Chatbot.Bot.Commands;

/// <summary>What <c>ingest --json</c> prints every second, on one line.</summary>
/// <param name="Event"><c>progress</c>.</param>
/// <param name="Stored">Files that are stored so far.</param>
/// <param name="Done">Documents that are final.</param>
/// <param name="Document">A document that is in work.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="StageDone">How much of the stage is done, where that is known.</param>
/// <param name="StageTotal">Of how much.</param>
/// <param name="ExpectedAt">When the last of them will be searchable, as far as that can be told.</param>
internal sealed record IngestProgressLine(
    string Event,
    int Stored,
    int Done,
    string? Document,
    string? Stage,
    int? StageDone,
    int? StageTotal,
    DateTimeOffset? ExpectedAt
);
