using System.CommandLine;
using Chatbot.Bot.Cards;
using Chatbot.Bot.Cards.Validation;

namespace Chatbot.Bot.Commands.Cards;

/// <summary>
/// <c>cards validate</c>: what is wrong with a card, where, and what to do. Needs no data folder and no settings; exit code 2
/// for a card that has errors or cannot be read.
/// </summary>
internal static class ValidateCommand
{
    private const int Invalid = 2;

    public static Command Create()
    {
        var file = CardFile.Argument();
        var data = CardFile.DataOption();
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command("validate", "Checks a card, or with --data what becomes of a template.") { file, data, json };
        command.SetAction(
            (result, token) =>
                RunAsync(result, result.GetRequiredValue(file), result.GetValue(data), result.GetValue(json), token)
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult result,
        string file,
        string? data,
        bool json,
        CancellationToken cancellationToken
    )
    {
        try
        {
            CommonOptions.GetSettings(result);
            var text = data is null
                ? await CardFile.ReadTextAsync(file, cancellationToken)
                : await CardFile.ReadAsync(file, data, cancellationToken);
            var report = CardValidator.Validate(text);
            Print(file, report, json);
            return report.IsValid ? 0 : Invalid;
        }
        catch (Exception exception)
            when (exception is CardException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            if (json)
            {
                CardIssueOutput unreadable = new("unreadable", "$", exception.Message, "");
                CommandOutput.Json(
                    new ValidateOutput
                    {
                        File = file,
                        Valid = false,
                        Errors = [unreadable],
                    },
                    CardsJsonContext.Default.ValidateOutput
                );
            }
            else
            {
                CommandOutput.Error($"{file}: {exception.Message}");
            }

            return Invalid;
        }
    }

    private static void Print(string file, CardReport report, bool json)
    {
        if (json)
        {
            CommandOutput.Json(Describe(file, report), CardsJsonContext.Default.ValidateOutput);
            return;
        }

        foreach (var issue in report.Errors)
            CommandOutput.Line($"error {issue}");
        foreach (var issue in report.Warnings)
            CommandOutput.Line($"warning {issue}");
        CommandOutput.Line(
            report.IsValid
                ? $"{file} is valid and needs version {report.Needs}."
                : $"{file} is not valid: {report.Errors.Count()} errors, {report.Warnings.Count()} warnings."
        );
    }

    private static ValidateOutput Describe(string file, CardReport report) =>
        new()
        {
            File = file,
            Valid = report.IsValid,
            Version = report.Version?.ToString(),
            Needs = report.Needs.ToString(),
            Template = report.IsTemplate,
            Schema = report.IsTemplate
                ? null
                : new Dictionary<string, bool>(StringComparer.Ordinal)
                {
                    ["1.5"] = report.ConformsTo(new(1, 5)),
                    ["1.6"] = report.ConformsTo(new(1, 6)),
                },
            Errors = [.. report.Errors.Select(Describe)],
            Warnings = [.. report.Warnings.Select(Describe)],
        };

    private static CardIssueOutput Describe(CardIssue issue) => new(issue.Code, issue.Path, issue.Message, issue.Advice);
}
