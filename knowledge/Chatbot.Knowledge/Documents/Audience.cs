namespace Chatbot.Knowledge.Documents;

/// <summary>
/// The people who will read an answer. A passage is visible only when <em>every</em> reader may see its document.
/// </summary>
/// <param name="Readers">One entry per reader; an empty list sees nothing.</param>
public sealed record Audience(IReadOnlyList<Reader> Readers)
{
    /// <summary>An audience of one.</summary>
    public static Audience Of(string userId, params string[] groups) => new([new Reader(userId, groups)]);
}
