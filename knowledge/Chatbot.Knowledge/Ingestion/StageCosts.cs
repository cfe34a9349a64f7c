using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Measured time per byte of each stage, by kind of file, and over all kinds where one was not seen yet. Pure.</summary>
internal sealed class StageCosts
{
    private const string AnyKind = "";
    private static readonly DocumentStage[] Steps =
    [
        DocumentStage.Extracting,
        DocumentStage.Partitioning,
        DocumentStage.Enriching,
        DocumentStage.Embedding,
        DocumentStage.Indexing,
    ];
    private readonly Dictionary<(string Kind, DocumentStage Stage), double> _milliseconds = [];
    private readonly Dictionary<string, double> _bytes = new(StringComparer.Ordinal);

    public StageCosts(IEnumerable<FinishedDocument> finished)
    {
        foreach (var document in finished)
        {
            var timings = JsonSerializer.Deserialize(document.Timings, PayloadJsonContext.Default.DictionaryStringDouble) ?? [];
            foreach (var kind in (string[])[KindOf(document.FileName), AnyKind])
            {
                _bytes[kind] = _bytes.GetValueOrDefault(kind) + Math.Max(1, document.Bytes);
                foreach (var stage in Steps)
                {
                    _milliseconds[(kind, stage)] =
                        _milliseconds.GetValueOrDefault((kind, stage)) + timings.GetValueOrDefault(stage.ToString());
                }
            }
        }
    }

    /// <summary>What all stages of a document cost, or null when nothing was measured.</summary>
    public TimeSpan? Whole(string fileName, long bytes) => Sum(Steps, fileName, bytes);

    /// <summary>What all stages of a document cost, or null when nothing was measured.</summary>
    public TimeSpan? OwnCost(DocumentStatus status) => Whole(status.FileName, status.Bytes);

    /// <summary>What one stage of a document costs.</summary>
    public TimeSpan? Of(DocumentStage stage, DocumentStatus status) => Sum([stage], status.FileName, status.Bytes);

    /// <summary>What the stages after one cost.</summary>
    public TimeSpan? After(DocumentStage stage, DocumentStatus status) =>
        Sum(Steps.Where(step => step > stage), status.FileName, status.Bytes);

    private TimeSpan? Sum(IEnumerable<DocumentStage> stages, string fileName, long bytes)
    {
        var kind = _bytes.ContainsKey(KindOf(fileName)) ? KindOf(fileName) : AnyKind;
        if (!_bytes.TryGetValue(kind, out var measured))
            return null;
        var perByte = stages.Sum(stage => _milliseconds.GetValueOrDefault((kind, stage))) / measured;
        return TimeSpan.FromMilliseconds(perByte * Math.Max(1, bytes));
    }

    private static string KindOf(string fileName) => Path.GetExtension(fileName).ToLowerInvariant();
}
