using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge.Sources;

/// <summary>Checks every source, at start.</summary>
internal sealed class SourcesOptionsValidator : IValidateOptions<SourcesOptions>
{
    private const int LongestName = 60;

    public ValidateOptionsResult Validate(string? name, SourcesOptions options)
    {
        var failures = options.Sources.SelectMany(source => FailuresOf(source.Key, source.Value)).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> FailuresOf(string name, SourceOptions source)
    {
        var path = $"{SourcesOptions.SectionName}:{name}";
        if (name.Length > LongestName || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            yield return $"{path}: a source is named by up to {LongestName} letters, digits, - and _.";
        if (source.Website is null == source.Folder is null)
            yield return $"{path} needs either Website or Folder.";
        foreach (var part in new object?[] { source, source.Website, source.Folder }.OfType<object>())
        {
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(part, new ValidationContext(part), results, validateAllProperties: true);
            foreach (var result in results)
                yield return $"{path}: {result.ErrorMessage}";
        }
    }
}
