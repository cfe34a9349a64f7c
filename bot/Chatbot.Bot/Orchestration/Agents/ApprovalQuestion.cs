using System.Globalization;
using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>The request to a person as text, for people and channels without cards.</summary>
internal static class ApprovalQuestion
{
    public static string For(ApprovalRequest request, AssistantTexts texts)
    {
        var why = request.Reason == ApprovalReason.Untrusted ? $"\n\n{texts.ApprovalUntrusted}" : "";
        var fence = new string('`', Math.Max(3, LongestRun(request.Arguments) + 1));
        return $"{Fill(texts.ApprovalNeeded, request.Tool)}\n\n{fence}json\n{request.Arguments}\n{fence}{why}\n\n{Fill(texts.ApprovalAnswer, request.Id)}";
    }

    private static string Fill(string text, string value) => string.Format(CultureInfo.InvariantCulture, text, value);

    /// <summary>Backticks in the arguments must not end the block that shows them.</summary>
    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
