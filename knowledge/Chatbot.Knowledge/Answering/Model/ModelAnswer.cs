using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Answering.Model;

/// <summary>What was shown so far of a model's answer, with its citations numbered in the order of use.</summary>
internal sealed partial class ModelAnswer
{
    private readonly List<Passage> citations = [];
    private readonly StringBuilder shown = new();

    /// <summary>All that was shown.</summary>
    public string Text => shown.ToString();

    /// <summary>Whether the model failed before its answer was complete.</summary>
    public bool Failed { get; set; }

    /// <summary>The passages cited; the n-th is mark <c>[n]</c>.</summary>
    public IReadOnlyList<Passage> Citations => citations;

    /// <summary>The verdicts over its sentences.</summary>
    public List<AnswerSentence> Sentences { get; } = [];

    /// <summary>A sentence as it is shown: valid marks renumbered, others left out, a remark behind it.</summary>
    public string Show(MarkedSentence sentence, IReadOnlyList<Passage> passages, string? remark)
    {
        string bare = Mark().Replace(sentence.Raw, string.Empty);
        string body = bare.TrimEnd();
        var text = new StringBuilder(body);
        foreach (int mark in sentence.Marks.Where(mark => mark >= 1 && mark <= passages.Count))
        {
            int number = citations.FindIndex(cited => cited.ChunkId == passages[mark - 1].ChunkId) + 1;
            if (number == 0)
            {
                citations.Add(passages[mark - 1]);
                number = citations.Count;
            }

            text.Append(CultureInfo.InvariantCulture, $" [{number}]");
        }

        if (remark is not null)
        {
            text.Append(' ').Append(remark);
        }

        string space = sentence.Raw[sentence.Raw.TrimEnd().Length..];
        text.Append(space);
        shown.Append(text);
        return text.ToString();
    }

    [GeneratedRegex(@"\s*\[[0-9]{1,3}(\s*,\s*[0-9]{1,3})*\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Mark();
}
