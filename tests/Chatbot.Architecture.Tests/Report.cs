namespace Chatbot.Architecture.Tests;

internal static class Report
{
    /// <summary>Fails with all violations at once.</summary>
    public static void None(IEnumerable<string> violations, string rule)
    {
        var found = violations.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, $"{rule}:\n  {string.Join("\n  ", found)}");
    }
}
