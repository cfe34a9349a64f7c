using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Jobs;

/// <summary>How far a run of a job came. A closed hierarchy.</summary>
internal abstract record JobEnd
{
    private JobEnd() { }

    /// <summary>It is done.</summary>
    /// <param name="Text">Markdown, for the person.</param>
    internal sealed record Succeeded(string Text) : JobEnd;

    /// <summary>It cannot be done; trying again would not help.</summary>
    /// <param name="Reason">For the person.</param>
    internal sealed record Failed(string Reason) : JobEnd;

    /// <summary>The person decided that it does not go on.</summary>
    /// <param name="Reason">For the person.</param>
    internal sealed record Stopped(string Reason) : JobEnd;

    /// <summary>A person is asked; with the answer it is run again.</summary>
    internal sealed record Waiting(ApprovalRequest Request) : JobEnd;
}
