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
        if (options.Chunking.OverlapTokens * 2 > options.Chunking.MaxTokens)
        {
            failures.Add(
                $"Knowledge:Chunking:OverlapTokens ({options.Chunking.OverlapTokens}) must be at most half of "
                    + $"Knowledge:Chunking:MaxTokens ({options.Chunking.MaxTokens})."
            );
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
