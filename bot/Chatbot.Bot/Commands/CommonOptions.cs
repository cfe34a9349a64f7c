using System.CommandLine;

namespace Chatbot.Bot.Commands;

/// <summary>Options that several verbs share, and the settings that follow any verb.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data { get; } =
        new("--data") { Description = "Folder that keeps everything. Default: ./data", Recursive = true };

    public static Option<string?> Urls { get; } =
        new("--urls")
        {
            Description = "Addresses to listen on, separated by semicolons. Default: http://localhost:3978",
            Recursive = true,
        };

    /// <summary>The settings given on the command line, in the form that configuration reads.</summary>
    /// <exception cref="InvalidOperationException">A token that is neither an option nor a setting.</exception>
    public static string[] GetSettings(ParseResult result)
    {
        var settings = new List<string>();
        Add(settings, "Storage:DataPath", result.GetValue(Data));
        Add(settings, "urls", result.GetValue(Urls));
        var tokens = result.UnmatchedTokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.StartsWith("--", StringComparison.Ordinal) || token.Length < 3)
            {
                throw new InvalidOperationException(
                    $"'{token}' is neither an option nor a setting. Settings look like --Section:Key value; see --help."
                );
            }

            settings.Add(token);
            if (!token.Contains('=', StringComparison.Ordinal) && i + 1 < tokens.Count)
            {
                settings.Add(tokens[++i]);
            }
        }

        return [.. settings];
    }

    private static void Add(List<string> settings, string key, string? value)
    {
        if (value is not null)
        {
            settings.Add($"--{key}={value}");
        }
    }
}
