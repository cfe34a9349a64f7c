using System.ComponentModel;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Tools.BuiltIn.Documents;

/// <summary><c>search_documents</c> and <c>read_passage</c>: what the readers of the answer may see of the company's documents.</summary>
internal sealed class DocumentTools : IToolSource
{
    private const int MostPassages = 10;
    private const int TokenBudget = 3000;
    private const int CharactersAround = 3000;

    private static readonly ToolRules Rules = new()
    {
        Access = ToolAccess.Everyone,
        ActsFor = ToolIdentity.User,
        Risk = ToolRisk.Read,
        Approval = ApprovalRule.Never,
        Limits = new(TimeSpan.FromSeconds(20), MaxResultCharacters: 1000, CallsPerMinute: 60),
    };

    private readonly IKnowledgeBase _knowledge;
    private readonly IReadOnlyList<Tool> _tools;

    public DocumentTools(IKnowledgeBase knowledge)
    {
        _knowledge = knowledge;
        _tools =
        [
            new(ToolFunction.Create("search_documents", SearchAsync), Rules),
            new(ToolFunction.Create("read_passage", ReadAsync), Rules),
        ];
    }

    public ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) => new(_tools);

    [Description("Searches the company's documents and returns the best passages as numbered sources that the answer can cite.")]
    private async Task<ToolResult> SearchAsync(
        [Description("What to look for, as a question or in key words")] string query,
        ToolCaller caller,
        CancellationToken cancellationToken,
        [Description("How many passages, 1 to 10")] int limit = 5
    )
    {
        if (string.IsNullOrWhiteSpace(query))
        {
            return ToolResult.Failed("The query is empty.");
        }

        var result = await _knowledge.SearchAsync(
            new SearchQuery
            {
                Tenant = caller.Tenant,
                Text = query,
                Audience = caller.Audience,
                Limit = Math.Clamp(limit, 1, MostPassages),
                TokenBudget = TokenBudget,
            },
            cancellationToken
        );
        return result.Passages.Count == 0
            ? new("Nothing was found.")
            : new($"{result.Passages.Count} passages were found.") { Sources = result.Passages };
    }

    [Description("Reads more of a document around a passage that a search found.")]
    private async Task<ToolResult> ReadAsync(
        [Description("The id of the passage, as the source has it")] string passageId,
        ToolCaller caller,
        CancellationToken cancellationToken
    )
    {
        var view = await _knowledge.OpenPassageAsync(caller.Tenant, passageId, caller.Audience, cancellationToken);
        if (view is null)
        {
            return ToolResult.Failed("There is no such passage. Take an id from a source.");
        }

        var passage = view.Passage;
        var (start, end) = (
            Math.Max(0, passage.Start - CharactersAround),
            Math.Min(view.Text.Length, passage.End + CharactersAround)
        );
        return new($"Characters {start} to {end} of {view.Text.Length} of “{passage.Title}”.")
        {
            Sources = [passage with { Text = view.Text[start..end] }],
        };
    }
}
