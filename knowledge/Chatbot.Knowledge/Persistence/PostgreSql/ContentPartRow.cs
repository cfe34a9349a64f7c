namespace Chatbot.Knowledge.Persistence.PostgreSql;

/// <summary>A part of an original: an original is as many rows as it has megabytes.</summary>
internal sealed class ContentPartRow
{
    public required string Hash { get; set; }
    public int Part { get; set; }
    public required byte[] Bytes { get; set; }
}
