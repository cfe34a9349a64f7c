using System.Diagnostics.CodeAnalysis;

namespace Chatbot.Bot.Orchestration.Models;

/// <summary>A model of a provider, written <c>provider/model</c>. The model's own name may hold slashes.</summary>
internal readonly record struct ModelName(string Provider, string Model)
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out ModelName? name)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        name =
            slash > 0 && slash < text!.Length - 1
                ? new(text[..slash].Trim().ToLowerInvariant(), text[(slash + 1)..].Trim())
                : null;
        return name is { Provider.Length: > 0, Model.Length: > 0 };
    }

    /// <exception cref="FormatException">The text is not <c>provider/model</c>.</exception>
    public static ModelName Parse(string text) =>
        TryParse(text, out var name) ? name.Value : throw new FormatException($"'{text}' is not written as provider/model.");

    public override string ToString() => $"{Provider}/{Model}";
}
