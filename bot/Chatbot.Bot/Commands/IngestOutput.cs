using Chatbot.Knowledge.Ingestion;

namespace Chatbot.Bot.Commands;

/// <summary>What <c>ingest --json</c> prints at its end, on one line.</summary>
/// <param name="Event"><c>report</c>.</param>
/// <param name="Ready">Documents that are searchable.</param>
/// <param name="Partial">Documents that are searchable in part.</param>
/// <param name="Unchanged">Documents among them whose content was known already.</param>
/// <param name="Failed">Documents that could not be processed, with the reason.</param>
/// <param name="Skipped">Files that were left out, with the reason.</param>
internal sealed record IngestOutput(
    string Event,
    int Ready,
    int Partial,
    int Unchanged,
    IReadOnlyList<SkippedFile> Failed,
    IReadOnlyList<SkippedFile> Skipped
);
