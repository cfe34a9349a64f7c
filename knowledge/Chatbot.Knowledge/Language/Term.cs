namespace Chatbot.Knowledge.Language;

/// <summary>A word of a text.</summary>
/// <param name="Stem">The form that is compared.</param>
/// <param name="Word">The word in lower case, without accents.</param>
/// <param name="IsStopWord">True when it says nothing about a topic.</param>
internal readonly record struct Term(string Stem, string Word, bool IsStopWord);
