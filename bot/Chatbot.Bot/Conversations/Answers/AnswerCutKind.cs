namespace Chatbot.Bot.Conversations.Answers;

/// <summary>How good a place is to cut a text; the later the better.</summary>
internal enum AnswerCutKind
{
    Anywhere,
    Word,
    Sentence,

    /// <summary>Between lines of code, or rows of a table.</summary>
    LineInBlock,
    Line,
    Paragraph,
}
