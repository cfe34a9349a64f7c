using System.CommandLine;
using Chatbot.Bot.Orchestration.Prompts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Bot.Commands.Prompts;

/// <summary><c>prompts</c>: what language models are told. Needs no data folder; exit code 2 for what cannot be used.</summary>
internal static class PromptsCommand
{
    private const int Unusable = 2;

    public static Command Create()
    {
        var command = new Command("prompts", "Lists and renders what language models are told.") { CreateList(), CreateRender() };
        foreach (var verb in command.Subcommands)
        {
            verb.TreatUnmatchedTokensAsErrors = false;
        }

        return command;
    }

    private static Command CreateList()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var list = new Command("list", "Lists the prompts with their versions and the values that they need.") { json };
        list.SetAction(
            (result, token) =>
                RunAsync(
                    result,
                    library =>
                    {
                        List(library.Current, result.GetValue(json));
                        return Task.CompletedTask;
                    }
                )
        );
        return list;
    }

    private static Command CreateRender()
    {
        var name = new Argument<string>("name") { Description = "Such as assistant; prompts list shows all." };
        var data = new Option<string?>("--data") { Description = "JSON file with the values, or - for standard input." };
        var version = new Option<string?>("--version") { Description = "Another version than the one in use, such as v2." };
        var channel = new Option<string>("--channel")
        {
            Description = "Channel whose parts are taken, such as connector.msteams.",
            DefaultValueFactory = _ => "",
        };
        var tenant = new Option<string>("--tenant")
        {
            Description = "Tenant whose persona is taken.",
            DefaultValueFactory = _ => "",
        };
        var persona = new Option<string?>("--persona")
        {
            Description = "A persona by its name, instead of the one of the settings.",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON, with the version." };
        var render = new Command("render", "Prints a prompt as a model gets it.")
        {
            name,
            data,
            version,
            channel,
            tenant,
            persona,
            json,
        };
        render.SetAction(
            (result, token) =>
                RunAsync(
                    result,
                    async library =>
                    {
                        var prompt = Find(result.GetRequiredValue(name));
                        var values = await PromptValues.ReadAsync(result.GetValue(data), token);
                        var (set, place) = (library.Current, result.GetRequiredValue(channel));
                        var who = result.GetValue(persona) is { } named
                            ? set.GetPersona(named)
                            : set.PersonaFor(result.GetRequiredValue(tenant), place);
                        Warn(prompt, values);
                        Print(set.Get(prompt, result.GetValue(version)).Render(values, place, who), result.GetValue(json));
                    }
                )
        );
        return render;
    }

    private static async Task<int> RunAsync(ParseResult result, Func<PromptLibrary, Task> run)
    {
        try
        {
            var builder = Host.CreateApplicationBuilder(
                new HostApplicationBuilderSettings
                {
                    Args = CommonOptions.GetSettings(result),
                    ContentRootPath = AppContext.BaseDirectory,
                }
            );
            await run(
                new(
                    builder.Configuration.GetSection(PromptOptions.SectionName),
                    TimeProvider.System,
                    NullLogger<PromptLibrary>.Instance
                )
            );
            return 0;
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            CommandOutput.Error(exception.Message);
            return Unusable;
        }
    }

    private static void List(PromptSet set, bool asJson)
    {
        var prompts = set
            .Versions.Select(version => new PromptOutput(
                version.Definition.Name,
                version.Version,
                set.IsActive(version),
                version.Definition.Description,
                version.Definition.Values,
                [.. version.Parts.Keys.Order(StringComparer.Ordinal)]
            ))
            .ToList();
        if (asJson)
        {
            CommandOutput.Json(new PromptListOutput(prompts, [.. set.Personas]), PromptsJsonContext.Default.PromptListOutput);
            return;
        }

        foreach (var prompt in prompts)
        {
            var values = prompt.Values.Count == 0 ? "none" : string.Join(", ", prompt.Values);
            CommandOutput.Line($"{prompt.Name} {prompt.Version}{(prompt.Active ? " (in use)" : "")}: {prompt.Description}");
            CommandOutput.Line($"    values: {values}");
        }

        CommandOutput.Line($"personas: {(set.Personas.Count == 0 ? "none" : string.Join(", ", set.Personas))}");
    }

    private static PromptDefinition Find(string name) =>
        PromptCatalog.Find(name)
        ?? throw new PromptException(
            $"There is no prompt '{name}'. Prompts: {string.Join(", ", PromptCatalog.All.Select(prompt => prompt.Name))}."
        );

    private static void Warn(PromptDefinition prompt, Dictionary<string, object?> values)
    {
        foreach (var name in values.Keys.Except(prompt.Values, StringComparer.Ordinal))
        {
            CommandOutput.Error($"The prompt '{prompt.Name}' has no value '{name}'; it is ignored.");
            values.Remove(name);
        }
    }

    private static void Print(RenderedPrompt prompt, bool asJson)
    {
        if (asJson)
        {
            CommandOutput.Json(new RenderedOutput(prompt.Version, prompt.Text), PromptsJsonContext.Default.RenderedOutput);
            return;
        }

        CommandOutput.Line(prompt.Text);
    }
}
