using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Dialogs;

/// <summary><c>start_DIALOG</c>: every dialog that models may start.</summary>
internal sealed class DialogTools(DialogCatalog catalog) : IToolSource
{
    private static readonly ToolRules Rules = new()
    {
        Access = ToolAccess.Everyone,
        ActsFor = ToolIdentity.User,
        Risk = ToolRisk.Read,
        Approval = ApprovalRule.Never,
        HandsOver = true,
        Limits = new(TimeSpan.FromSeconds(2), MaxResultCharacters: 200, CallsPerMinute: 30),
    };

    private readonly IReadOnlyList<Tool> _tools =
    [
        .. catalog
            .All.Where(dialog => dialog.Description is not null)
            .Select(dialog => new Tool(new StartDialogFunction(dialog), Rules)),
    ];

    public ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) => new(_tools);
}
