namespace Chatbot.Bot.Persistence.Rows;

/// <summary>What all processes together have spent on models on one day.</summary>
internal sealed class SpendingRow
{
    /// <summary>UTC, as <c>yyyy-MM-dd</c>.</summary>
    public required string Day { get; set; }

    /// <summary>Millionths of a US dollar.</summary>
    public long MicroDollars { get; set; }
}
