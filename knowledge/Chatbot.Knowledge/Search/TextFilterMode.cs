namespace Chatbot.Knowledge.Search;

/// <summary>What filters in the words of a question do.</summary>
public enum TextFilterMode
{
    /// <summary>They are words like any others.</summary>
    Off = 0,

    /// <summary>Documents with a matching tag come first.</summary>
    Soft = 1,

    /// <summary>Only documents with a matching tag count, when any is found.</summary>
    Hard = 2,
}
