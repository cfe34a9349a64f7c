namespace Chatbot.Bot.Orchestration.Providers;

/// <summary>Rules that the settings of all providers have in common.</summary>
internal static class ProviderSettings
{
    public const int MostRetries = 5;

    /// <summary>Whether <c>Assistant</c> names the provider, so that its settings must be right.</summary>
    public static bool Uses(this IConfiguration configuration, string provider)
    {
        var assistant = configuration.GetSection(AssistantOptions.SectionName).Get<AssistantOptions>() ?? new();
        return assistant.ProviderNames.Contains(provider, StringComparer.OrdinalIgnoreCase);
    }

    public static void CheckRetries(string section, int retries, List<string> failures)
    {
        if (retries is < 0 or > MostRetries)
        {
            failures.Add($"{section}:MaxRetries is {retries}. Set it to 0 to {MostRetries}.");
        }
    }

    public static void CheckModel(string section, string model, string example, List<string> failures)
    {
        if (string.IsNullOrWhiteSpace(model))
        {
            failures.Add($"{section}:Model is empty. Set it to the name of the model, for example {example}.");
        }
    }

    /// <summary>Adds what is wrong with an endpoint, and tells whether it is on this machine.</summary>
    public static bool CheckEndpoint(string section, string endpoint, string example, bool allowInsecure, List<string> failures)
    {
        if (
            !Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || address.UserInfo.Length > 0
            || address.Query.Length > 0
        )
        {
            failures.Add(
                $"{section}:Endpoint is not a base address. Set it to an address such as {example}, "
                    + "without user name and query."
            );
            return false;
        }

        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !allowInsecure)
        {
            failures.Add(
                $"{section}:Endpoint uses plain http to {address.Host}, so that the key and all texts could be read on "
                    + $"the way. Use https, or set {section}:AllowInsecureEndpoint to true in a network that you trust."
            );
        }

        return address.IsLoopback;
    }

    /// <summary>How options show a key in logs.</summary>
    public static string Mask(string? key) => string.IsNullOrEmpty(key) ? "none" : "***";
}
