using System.Net;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.KernelMemory.Wire;

namespace Chatbot.Knowledge.KernelMemory;

/// <summary>Our results in Kernel Memory's shapes. Pure.</summary>
internal static class KernelMemoryMapper
{
    /// <summary>What Kernel Memory answers when the documents hold nothing.</summary>
    public const string EmptyAnswer = "INFO NOT FOUND";

    private static readonly string[] Steps = ["extract", "partition", "gen_embeddings", "save_records"];

    /// <summary>Where a document of one or more files stands: where the slowest of them stands.</summary>
    public static DataPipelineStatus ToStatus(string index, string documentId, IReadOnlyList<DocumentStatus> files)
    {
        var done = files.Min(StepsDone);
        var reasons = files.Select(file => file.Reason).Where(reason => reason is not null).ToArray();
        return new DataPipelineStatus
        {
            Completed = files.All(file => file.Stage is DocumentStage.Ready or DocumentStage.Partial),
            Failed = files.Any(file => file.Stage == DocumentStage.Failed),
            Index = index,
            DocumentId = documentId,
            Tags = OwnTags(files[0]),
            Creation = files.Min(file => file.ImportedAt),
            LastUpdate = files.Max(file => file.UpdatedAt),
            Steps = Steps,
            CompletedSteps = Steps[..done],
            RemainingSteps = Steps[done..],
            Logs = reasons.Length == 0 ? null : string.Join('\n', reasons),
        };
    }

    /// <summary>One citation per file, best first, with its passages; passages of files that are gone by now are left out.</summary>
    public static IReadOnlyList<KernelMemoryCitation> ToCitations(
        IEnumerable<Passage> passages,
        IReadOnlyDictionary<string, DocumentStatus> files
    ) =>
        [
            .. passages
                .Where(passage => files.ContainsKey(passage.DocumentId))
                .GroupBy(passage => passage.DocumentId, StringComparer.Ordinal)
                .Select(found => ToCitation(files[found.Key], found)),
        ];

    /// <summary>A file without passages, for a search by filters alone.</summary>
    public static KernelMemoryCitation ToCitation(DocumentStatus file, IEnumerable<Passage> passages)
    {
        var index = file.Collection;
        var documentId = KernelMemoryIds.PublicIdOf(file);
        var fileId = FileIdOf(file);
        var found = passages.ToArray();
        return new KernelMemoryCitation
        {
            Link = $"{index}/{documentId}/{fileId}",
            Index = index,
            DocumentId = documentId,
            FileId = fileId,
            SourceContentType = MediaTypeOf(file.FileName),
            SourceName = file.FileName,
            SourceUrl = Array.Find(found, passage => passage.SourceUrl is not null)?.SourceUrl ?? DownloadUrl(file),
            Partitions = [.. found.Select((passage, number) => ToPartition(passage, number, file))],
        };
    }

    /// <summary>Cosine similarity where there is one, else the joint score, within 0 and 1.</summary>
    public static float RelevanceOf(Passage passage) => (float)Math.Clamp(passage.VectorScore ?? passage.Score, 0, 1);

    /// <summary>Tags without those that the service itself added.</summary>
    private static Dictionary<string, IReadOnlyList<string>> OwnTags(DocumentStatus file) =>
        file
            .Tags.Where(tag =>
                tag.Key != Collections.TagName && !tag.Key.StartsWith(KernelMemoryIds.ReservedPrefix, StringComparison.Ordinal)
            )
            .ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);

    private static KernelMemoryPartition ToPartition(Passage passage, int number, DocumentStatus file) =>
        new()
        {
            Text = passage.Text,
            Relevance = RelevanceOf(passage),
            PartitionNumber = number,
            SectionNumber = passage.Page ?? 0,
            LastUpdate = file.UpdatedAt,
            Tags = OwnTags(file),
        };

    private static int StepsDone(DocumentStatus file) =>
        file.Stage switch
        {
            DocumentStage.Partitioning => 1,
            DocumentStage.Enriching or DocumentStage.Embedding => 2,
            DocumentStage.Indexing => 3,
            DocumentStage.Ready or DocumentStage.Partial => 4,
            _ => 0,
        };

    private static string FileIdOf(DocumentStatus file) =>
        Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(file.DocumentId)).AsSpan(0, 16)
        );

    private static string DownloadUrl(DocumentStatus file) =>
        $"/download?index={WebUtility.UrlEncode(file.Collection)}"
        + $"&documentId={WebUtility.UrlEncode(KernelMemoryIds.PublicIdOf(file))}"
        + $"&filename={WebUtility.UrlEncode(file.FileName)}";

    private static string MediaTypeOf(string fileName) =>
        Path.GetExtension(fileName).ToLowerInvariant() switch
        {
            ".pdf" => "application/pdf",
            ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ".md" => "text/plain-markdown",
            ".txt" => "text/plain",
            ".htm" or ".html" => "text/html",
            ".json" => "application/json",
            ".csv" => "text/csv",
            ".xml" => "application/xml",
            ".epub" => "application/epub+zip",
            ".odt" => "application/vnd.oasis.opendocument.text",
            ".rtf" => "application/rtf",
            _ => "application/octet-stream",
        };
}
