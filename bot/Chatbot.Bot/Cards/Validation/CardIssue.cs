namespace Chatbot.Bot.Cards.Validation;

/// <summary>Something that is wrong with a card.</summary>
/// <param name="Code">What kind of thing, such as <c>missing-property</c>.</param>
/// <param name="IsError">Whether a host would leave something out, show something else or refuse the card; otherwise it is a warning.</param>
/// <param name="Path">Where, as a JSON path such as <c>$.body[0].text</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Advice">What to do.</param>
/// <param name="IsOutsideSchema">Whether the published JSON schema of the newest version refuses it.</param>
internal sealed record CardIssue(string Code, bool IsError, string Path, string Message, string Advice, bool IsOutsideSchema)
{
    public override string ToString() => $"{Path}: {Message} {Advice}";
}
