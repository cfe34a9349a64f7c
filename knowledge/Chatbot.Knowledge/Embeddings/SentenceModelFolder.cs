using System.Text.Json;

namespace Chatbot.Knowledge.Embeddings;

/// <summary>
/// What a folder of a sentence-transformers model says of the model: the files of that library's layout, each with the
/// library's own default where it is absent.
/// </summary>
/// <param name="Name">Name of the folder.</param>
/// <param name="ModelPath">The ONNX file.</param>
/// <param name="VocabularyPath">The WordPiece vocabulary.</param>
/// <param name="MaxTokens">Tokens that are read of a text, special ones included.</param>
/// <param name="UsesFirstToken">Whether the first token stands for the text, or the mean of all tokens does.</param>
/// <param name="LowerCase">Whether capitals are folded.</param>
/// <param name="QuestionPrefix">What stands before a question.</param>
/// <param name="DocumentPrefix">What stands before a part of a document.</param>
internal sealed record SentenceModelFolder(
    string Name,
    string ModelPath,
    string VocabularyPath,
    int MaxTokens,
    bool UsesFirstToken,
    bool LowerCase,
    string QuestionPrefix,
    string DocumentPrefix
)
{
    private const int MostTokens = 512;
    private const int UsualTokens = 256;

    /// <summary>What is missing in a folder, or null when it can be used.</summary>
    public static string? Missing(string folder) =>
        !File.Exists(ModelIn(folder)) ? "model.onnx"
        : !File.Exists(Path.Combine(folder, "vocab.txt")) ? "vocab.txt"
        : null;

    /// <summary>Reads the folder's own description.</summary>
    /// <exception cref="FileNotFoundException">The folder lacks a file that it must have.</exception>
    public static SentenceModelFolder Read(string folder)
    {
        if (Missing(folder) is { } missing)
        {
            throw new FileNotFoundException($"Knowledge:Embeddings:ModelFolder ({folder}) holds no {missing}.");
        }

        string[] prompts = ["config_sentence_transformers.json", "prompts"];
        return new SentenceModelFolder(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            ModelIn(folder),
            Path.Combine(folder, "vocab.txt"),
            Math.Clamp(
                Value(folder, ["sentence_bert_config.json", "max_seq_length"]) is { ValueKind: JsonValueKind.Number } tokens
                    ? tokens.GetInt32()
                    : UsualTokens,
                8,
                MostTokens
            ),
            IsTrue(Value(folder, [Path.Combine("1_Pooling", "config.json"), "pooling_mode_cls_token"]), otherwise: false),
            IsTrue(Value(folder, ["tokenizer_config.json", "do_lower_case"]), otherwise: true),
            Text(Value(folder, [.. prompts, "query"])),
            Text(Value(folder, [.. prompts, "document"]) ?? Value(folder, [.. prompts, "passage"]))
        );
    }

    private static string ModelIn(string folder)
    {
        string inner = Path.Combine(folder, "onnx", "model.onnx");
        return File.Exists(inner) ? inner : Path.Combine(folder, "model.onnx");
    }

    private static bool IsTrue(JsonElement? value, bool otherwise) =>
        value?.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => otherwise,
        };

    private static string Text(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text ? text.GetString() ?? string.Empty : string.Empty;

    /// <summary>The value below a path of a file and its properties, or null.</summary>
    private static JsonElement? Value(string folder, ReadOnlySpan<string> path)
    {
        string file = Path.Combine(folder, path[0]);
        if (!File.Exists(file))
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        JsonElement value = document.RootElement;
        foreach (string name in path[1..])
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value.Clone();
    }
}
