using Chatbot.Knowledge.Chunking;
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
            failures.AddRange(
                ChunkingRelations.Check($"Knowledge:Collections:{collection}:Chunking", own.Chunking.Over(options.Chunking))
            );

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
