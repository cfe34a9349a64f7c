namespace Chatbot.Bot.Persistence.Rows;

/// <summary>A finished step of a job, which is never repeated.</summary>
internal sealed class JobStepRow
{
    public required string JobId { get; set; }

    public required string Step { get; set; }

    /// <summary>JSON.</summary>
    public required string Result { get; set; }
}
