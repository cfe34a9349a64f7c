using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Text;

namespace Chatbot.Knowledge.Readers.Code;

/// <summary>Program text and configuration files, kept as they are and cut between functions and at blank lines.</summary>
internal sealed class SourceCodeReader : IDocumentReader
{
    private const int TargetCharacters = 1200;
    private const int MaxCharacters = 3000;

    public string Format => "source code";

    public IReadOnlyList<string> MediaTypes { get; } =
    [
        "text/javascript",
        "application/javascript",
        "text/x-python",
        "text/css",
        "application/yaml",
        "text/yaml",
        "application/sql",
    ];

    public IReadOnlyList<string> Extensions { get; } = [.. ProgrammingLanguages.Extensions];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        var text = TextDecoding.Decode(input.Content.Span).ReplaceLineEndings("\n").Replace('\f', '\n');
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        var block = new StringBuilder();
        var afterBlank = false;
        foreach (var line in text.EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                afterBlank = true;
                block.Append('\n');
                continue;
            }

            if (block.Length + line.Length > MaxCharacters || (afterBlank && EndsBlock(block.Length, line)))
                Write(builder, block);
            block.Append(line.TrimEnd()).Append('\n');
            afterBlank = false;
        }

        Write(builder, block);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (ProgrammingLanguages.Of(input.FileName) is { } language)
            metadata["programming-language"] = language;
        return builder.Build(title: null, metadata);
    }

    /// <summary>After a blank line: at the outermost level always, inside a block when it is long enough.</summary>
    private static bool EndsBlock(int length, ReadOnlySpan<char> next) =>
        length >= TargetCharacters
        || (length >= TargetCharacters / 4 && !char.IsWhiteSpace(next[0]) && next[0] is not ('}' or ')'));

    private static void Write(ExtractedTextBuilder builder, StringBuilder block)
    {
        // A line of a generated file may be as long as the file.
        for (var start = 0; start < block.Length; start += MaxCharacters)
            builder.Code(block.ToString(start, Math.Min(MaxCharacters, block.Length - start)));
        block.Clear();
    }
}
