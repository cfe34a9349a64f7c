namespace Chatbot.Knowledge.Sources;

/// <summary>A page to read.</summary>
/// <param name="Address">Its http or https address.</param>
public sealed record PageRequest(Uri Address)
{
    /// <summary>Whether an address may be asked for; it is asked for the first one and for each redirect. Default: all.</summary>
    public Func<Uri, bool> MayVisit { get; init; } = static _ => true;

    /// <summary>Networks that are not public and may be connected to all the same, in CIDR form. Default: none.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];

    /// <summary>Largest content in bytes, unpacked. Default 5 MB.</summary>
    public long MaxBytes { get; init; } = 5_000_000;

    /// <summary>Longest time for one request. Default 15 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);
}
