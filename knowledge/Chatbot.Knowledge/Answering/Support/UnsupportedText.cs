namespace Chatbot.Knowledge.Answering.Support;

/// <summary>What happens to a sentence that no passage supports.</summary>
public enum UnsupportedText
{
    /// <summary>It stays as it is.</summary>
    Keep = 0,

    /// <summary>It stays, with a remark behind it.</summary>
    Mark = 1,

    /// <summary>It is left out.</summary>
    Remove = 2,
}
