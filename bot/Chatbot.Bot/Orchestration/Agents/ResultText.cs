using System.Globalization;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>Results of tools cut to what a model is shown at once, with how to read on.</summary>
internal static class ResultText
{
    /// <summary>The text from a character on, as far as the limit lets it.</summary>
    /// <param name="text">The whole result.</param>
    /// <param name="offset">The first character, 0-based.</param>
    /// <param name="reference">By which <c>read_more</c> finds the result.</param>
    /// <param name="limits">Of the run.</param>
    public static string From(string text, int offset, string reference, RunLimits limits)
    {
        var end = offset + limits.Counter.Fit(text.AsSpan(offset), limits.ResultTokens);
        if (end < text.Length && end > offset + 1 && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return end == text.Length
            ? text[offset..]
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{text.AsSpan(offset, end - offset)}\n[Cut off here: characters {offset} to {end} of {text.Length}. To read on, call {ReadMoreTool.Name} with result \"{reference}\" and offset {end}.]"
            );
    }

    public static string LeftOut(string text, string reference) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"[Left out to save room: {text.Length} characters. To read it again, call {ReadMoreTool.Name} with result \"{reference}\" and offset 0.]"
        );

    public static bool IsLong(string text, RunLimits limits) => limits.Counter.Fit(text, limits.ResultTokens) < text.Length;
}
