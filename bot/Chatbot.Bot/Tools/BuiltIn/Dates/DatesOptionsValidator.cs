using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.BuiltIn.Dates;

internal sealed class DatesOptionsValidator : IValidateOptions<DatesOptions>
{
    public ValidateOptionsResult Validate(string? name, DatesOptions options) =>
        !TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _)
            ? ValidateOptionsResult.Fail(
                $"Tools:Dates:TimeZone is '{options.TimeZone}', which this machine does not know. Set it to an IANA name, for example Europe/Berlin."
            )
        : options.Weekend.Distinct().Count() >= 7
            ? ValidateOptionsResult.Fail("Tools:Dates:Weekend names all seven days, so there is no working day. Leave one out.")
        : ValidateOptionsResult.Success;
}
