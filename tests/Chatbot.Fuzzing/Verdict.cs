using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Fuzzing;

/// <summary>Reads one file and judges what came of it.</summary>
public static class Verdict
{
    /// <summary>Null when the file gave text or a reason, else what is wrong.</summary>
    public static async Task<string?> OfAsync(IDocumentExtractor extractor, Seed input, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new MemoryStream(input.Content);
            return Inconsistency(await extractor.ReadAsync(content, input.Name, null, cancellationToken));
        }
        catch (DocumentReaderException exception)
        {
            return exception switch
            {
                { Message: "" } => "an empty reason",
                { InnerException: OutOfMemoryException } => "out of memory",
                _ when exception.Message.Contains("took longer", StringComparison.Ordinal) => "hang: the deadline ended it",
                _ => null,
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return $"crash: {exception}";
        }
    }

    private static string? Inconsistency(ExtractedDocument document)
    {
        var end = 0;
        foreach (var block in document.Blocks)
        {
            if (block.Start < end || block.End <= block.Start || block.End > document.Text.Length)
                return $"blocks overlap or leave the text at {block.Start}";
            if (!string.IsNullOrWhiteSpace(document.Text[end..block.Start]))
                return $"text before {block.Start} is in no block";
            if (string.IsNullOrWhiteSpace(document.Text[block.Start..block.End]))
                return $"the block at {block.Start} is blank";
            if (block.Rows.Any(row => row.Start < block.Start || row.End > block.End))
                return $"a row leaves its table at {block.Start}";
            end = block.End;
        }

        return string.IsNullOrWhiteSpace(document.Text[end..]) ? null : "text at the end is in no block";
    }
}
