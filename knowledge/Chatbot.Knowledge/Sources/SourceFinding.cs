namespace Chatbot.Knowledge.Sources;

/// <summary>What a scan says of one thing in a source.</summary>
/// <param name="Key">Its stable name within the source: a relative path, an address.</param>
internal abstract record SourceFinding(string Key)
{
    /// <summary>It is there; whether it changed is to be seen from its content.</summary>
    public sealed record Present(string Key) : SourceFinding(Key)
    {
        /// <summary>File name with extension.</summary>
        public required string FileName { get; init; }

        /// <summary>Media type, or null to decide by name and content.</summary>
        public string? MediaType { get; init; }

        /// <summary>Where readers find the original, or null.</summary>
        public string? SourceUrl { get; init; }

        /// <summary>What to record beside the hash of the content.</summary>
        public required SourceRecord Record { get; init; }

        /// <summary>Opens the content, each time from the beginning.</summary>
        public required Func<Stream> Open { get; init; }

        /// <summary>Whether it is still as it was when it was found; a file that somebody writes to is not.</summary>
        public Func<bool> IsSettled { get; init; } = () => true;
    }

    /// <summary>It is there and as it was.</summary>
    public sealed record Unchanged(string Key) : SourceFinding(Key);

    /// <summary>It is there and not a document (a page that only links, a copy of another); what is to be remembered of it.</summary>
    public sealed record Aside(string Key, SourceRecord Record) : SourceFinding(Key);

    /// <summary>The place says that it is gone.</summary>
    public sealed record Gone(string Key) : SourceFinding(Key);

    /// <summary>It could not be looked at this time; it stays as it is.</summary>
    public sealed record Failed(string Key, string Reason) : SourceFinding(Key)
    {
        /// <summary>Whether others may be unseen for it, so that nothing is gone for not having been seen. Default true.</summary>
        public bool HidesOthers { get; init; } = true;
    }

    /// <summary>It is being written; it is looked at again soon, and stays as it is until then.</summary>
    public sealed record Unsettled(string Key) : SourceFinding(Key);

    /// <summary>The scan ended before it saw everything, so nothing is gone for not having been seen.</summary>
    public sealed record Incomplete(string Reason) : SourceFinding("");
}
