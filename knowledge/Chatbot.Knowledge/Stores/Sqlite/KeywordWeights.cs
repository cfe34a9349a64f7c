namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>How much a word counts in the title and in the headings; in the text it counts 1.</summary>
internal sealed record KeywordWeights(double Title, double Heading);
