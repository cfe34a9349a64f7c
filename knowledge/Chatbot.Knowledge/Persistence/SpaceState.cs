namespace Chatbot.Knowledge.Persistence;

/// <summary>What an index is for.</summary>
internal enum SpaceState
{
    /// <summary>It is searched.</summary>
    Live = 0,

    /// <summary>It is being built.</summary>
    Building = 1,

    /// <summary>It was replaced; readers that still hold it get a moment before it goes.</summary>
    Retired = 2,
}
