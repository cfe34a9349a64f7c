namespace Chatbot.Bot.Tools.Approval;

/// <summary>Names of <see cref="ToolsOptions.Approvers"/> that are no tools: something else lets these people decide.</summary>
internal interface IApproverNames
{
    IEnumerable<string> Names { get; }
}
