using Microsoft.ML.Tokenizers;

namespace Chatbot.Bot.Orchestration.History;

/// <summary>
/// Counts with the o200k vocabulary. The vocabulary costs tens of megabytes, so it is loaded at first use, which only a
/// language model has.
/// </summary>
internal sealed class O200kTokenCounter : ITokenCounter
{
    private readonly Lazy<TiktokenTokenizer> _tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    public int Count(string text) => _tokenizer.Value.CountTokens(text);
}
