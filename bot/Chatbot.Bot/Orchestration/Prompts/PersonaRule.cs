namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>Where a persona is used. The rule that names more wins, a tenant before a channel; of equals the first.</summary>
internal sealed class PersonaRule
{
    /// <summary>Null = every tenant.</summary>
    public string? Tenant { get; set; }

    /// <summary>Such as <c>directline</c> or <c>connector.msteams</c>; null = every channel.</summary>
    public string? Channel { get; set; }

    /// <summary>Name of the folder below <c>personas</c>.</summary>
    public string Persona { get; set; } = "";

    public bool Matches(string tenant, string channel) =>
        (Tenant is null || Tenant == tenant) && (Channel is null || Channel == channel);

    public int Weight => (Tenant is null ? 0 : 2) + (Channel is null ? 0 : 1);
}
