namespace Chatbot.Knowledge.Tests;

/// <summary>The settings that every knowledge base under test has.</summary>
internal static class ConformanceLimits
{
    public const long MaxBytes = 8_000_000;

    public static void Configure(KnowledgeOptions options, string folder)
    {
        options.DataFolder = folder;
        options.Limits.MaxBytes = MaxBytes;
        options.Ingestion.RetryDelay = TimeSpan.FromMilliseconds(1);
    }
}
