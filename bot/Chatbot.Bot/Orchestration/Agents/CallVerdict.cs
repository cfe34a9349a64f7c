using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>Why a call is not made at once. A closed hierarchy.</summary>
internal abstract record CallVerdict
{
    private CallVerdict() { }

    /// <summary>It is not made; the model is told the reason.</summary>
    internal sealed record Refuse(string Reason) : CallVerdict;

    /// <summary>A person is asked.</summary>
    internal sealed record Ask(ApprovalReason Reason, bool CanRemember) : CallVerdict
    {
        /// <summary>Who decides instead of the person who asks; null = that person decides.</summary>
        public Approver? Approver { get; init; }
    }
}
