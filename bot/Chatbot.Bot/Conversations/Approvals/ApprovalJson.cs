using System.Text.Encodings.Web;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>JSON as people read it: indented, and letters as letters.</summary>
internal static class ApprovalJson
{
    public static ApprovalJsonContext Indented { get; } =
        new(
            new(ApprovalJsonContext.Default.Options)
            {
                WriteIndented = true,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
