namespace Chatbot.Fuzzing;

/// <summary>Small office files.</summary>
internal static class OfficeSeeds
{
    public static IEnumerable<(string Name, byte[] Content)> All() => [];
}
