namespace Chatbot.Knowledge.Stores;

/// <summary>Names of spaces become names of schemas, collections and files.</summary>
internal static class SpaceName
{
    private const int MaxLength = 20;

    public static string Check(string space) =>
        space.Length is > 0 and <= MaxLength
        && space.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character))
            ? space
            : throw new ArgumentException(
                $"'{space}' is no name of a space: lower-case letters and digits, at most {MaxLength}.",
                nameof(space)
            );
}
