using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Search.Rerankers;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge;

/// <summary>Checks how the fields of <see cref="KnowledgeOptions"/> fit together, at start.</summary>
internal sealed class KnowledgeOptionsRelations : IValidateOptions<KnowledgeOptions>
{
    public ValidateOptionsResult Validate(string? name, KnowledgeOptions options)
    {
        var failures = new List<string>();
        if (options.Engine == DatabaseEngine.PostgreSql && string.IsNullOrWhiteSpace(options.ConnectionString))
            failures.Add("Knowledge:ConnectionString is missing; Knowledge:Engine = PostgreSql needs one.");
        failures.AddRange(ChunkingRelations.Check("Knowledge:Chunking", options.Chunking));
        foreach (var (collection, own) in options.Collections)
        {
            var section = $"Knowledge:Collections:{collection}";
            failures.AddRange(ChunkingRelations.Check($"{section}:Chunking", own.Chunking.Over(options.Chunking)));
            failures.AddRange(new CollectionOptionsValidator().Validate(section, own).Failures ?? []);
        }

        if (options.Embeddings.ModelFolder is { } model && SentenceModelFolder.Missing(model) is { } part)
            failures.Add($"Knowledge:Embeddings:ModelFolder is '{model}', where there is no {part}.");
        if (options.Search.CrossEncoderFolder is { } folder && OnnxCrossEncoder.Missing(folder) is { } missing)
            failures.Add($"Knowledge:Search:CrossEncoderFolder is '{folder}', where there is no {missing}.");
        if (options.Search is { Reranker: RerankerKind.CrossEncoder, CrossEncoderFolder: null })
            failures.Add("Knowledge:Search:Reranker is CrossEncoder, which needs Knowledge:Search:CrossEncoderFolder.");

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
