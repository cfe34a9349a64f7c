namespace Chatbot.Knowledge.Search;

/// <summary>What orders the best candidates anew.</summary>
public enum RerankerKind
{
    /// <summary>The cross-encoder when its folder is set, else the built-in ranking alone.</summary>
    Auto = 0,

    /// <summary>The built-in lexical and semantic ranking alone.</summary>
    BuiltIn = 1,

    /// <summary>The cross-encoder; its folder must be set.</summary>
    CrossEncoder = 2,

    /// <summary>The language model of the knowledge module; the built-in ranking when there is none.</summary>
    Model = 3,
}
