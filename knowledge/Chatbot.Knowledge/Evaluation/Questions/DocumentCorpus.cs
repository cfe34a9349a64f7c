using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>
/// The documents of an evaluation: the files below a folder, whose ids are their paths in it, or the lines
/// <c>{id, title, text}</c> of a JSONL file. Read one by one, so that size does not matter.
/// </summary>
public static class DocumentCorpus
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>Imports to hand in, in order; the content of each must be disposed before the next is asked for.</summary>
    /// <exception cref="EvaluationException">The path is neither a folder nor a file of documents.</exception>
    public static IAsyncEnumerable<DocumentImport> ReadAsync(
        string path,
        string tenant,
        CancellationToken cancellationToken = default
    ) => Directory.Exists(path) ? FilesAsync(path, tenant) : LinesAsync(path, tenant, cancellationToken);

    private static async IAsyncEnumerable<DocumentImport> FilesAsync(string folder, string tenant)
    {
        await Task.CompletedTask;
        foreach (var path in Directory.EnumerateFiles(folder, "*", Everything).Order(StringComparer.Ordinal))
        {
            yield return new DocumentImport
            {
                Tenant = tenant,
                DocumentId = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'),
                FileName = Path.GetFileName(path),
                Content = File.OpenRead(path),
            };
        }
    }

    private static async IAsyncEnumerable<DocumentImport> LinesAsync(
        string path,
        string tenant,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var (number, line) in JsonLines.ReadAsync(path, cancellationToken))
        {
            var document = Parse(line, path, number);
            yield return new DocumentImport
            {
                Tenant = tenant,
                DocumentId = document.Id,
                FileName = "document.txt",
                MediaType = "text/plain",
                Title = string.IsNullOrWhiteSpace(document.Title) ? null : document.Title,
                Content = new MemoryStream(Encoding.UTF8.GetBytes(document.Text)),
            };
        }
    }

    private static EvaluationDocument Parse(string line, string path, int number)
    {
        try
        {
            return
                JsonSerializer.Deserialize(line, EvaluationJsonContext.Default.EvaluationDocument)
                    is { Id: not null, Text: not null } document
                ? document
                : throw new EvaluationException($"{path}:{number}: a document needs 'id' and 'text'.");
        }
        catch (JsonException exception)
        {
            throw new EvaluationException(
                $$"""{{path}}:{{number}}: not a document ({{exception.Message}}) Write {"id": "d1", "title": "…", "text": "…"}."""
            );
        }
    }
}
