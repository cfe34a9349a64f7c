using System.Globalization;
using System.Text;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;

namespace Chatbot.Bot.Jobs;

/// <summary>Jobs as people read them. Pure.</summary>
internal static class JobMessages
{
    public static string Fill(string text, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, text, values);

    /// <summary>One line of a job: what it is called, where it stands, what it is doing.</summary>
    public static string Line(JobRow job, JobTexts texts)
    {
        var line = new StringBuilder($"**{job.Title}** (job {job.JobId}): ");
        var state = (JobState)job.State;
        line.Append(
            state switch
            {
                JobState.Queued => texts.Queued,
                JobState.Running => texts.Running,
                JobState.Waiting => texts.Waiting,
                JobState.Succeeded => texts.StateSucceeded,
                JobState.Failed => texts.StateFailed,
                _ => texts.StateCancelled,
            }
        );
        if (state is JobState.Running or JobState.Waiting)
        {
            line.Append(CultureInfo.InvariantCulture, $", {job.Fraction * 100:0} %");
            if (job.Progress.Length > 0)
            {
                line.Append(" – ").Append(job.Progress);
            }
        }

        return line.ToString();
    }

    /// <summary>How a job ended.</summary>
    public static string End(JobRow job, JobTexts texts) =>
        (JobState)job.State switch
        {
            JobState.Succeeded => $"{Fill(texts.Done, job.Title)}\n\n{job.Result}",
            JobState.Failed => Fill(texts.Failed, job.Title, job.Error),
            _ => Fill(texts.Stopped, job.Title, job.Error),
        };
}
