using Chatbot.Bot.Dialogs;
using Chatbot.Bot.Dialogs.Prompts.Texts;
using Chatbot.Bot.Dialogs.Waterfalls;

namespace Chatbot.Bot.Tests.Dialogs;

/// <summary>A dialog in two versions: the second keeps its values in another shape, and tells them.</summary>
internal sealed class VersionedDialog : OfferedDialog
{
    public VersionedDialog(int version)
        : base("versioned") => AddDialog(version == 1 ? First() : Second());

    public override LocalText Title { get; } = new("Versioned", "Versioniert", "Versionné");

    public override string? Description => null;

    public override IReadOnlyList<string> StartPhrases { get; } = ["versioned"];

    private static WaterfallDialog<FirstState> First() =>
        new(
            "steps",
            VersionedJsonContext.Default.FirstState,
            [
                Ask<FirstState>("first", state => state.First, (state, value) => state with { First = value }),
                Ask<FirstState>("second", _ => null, (state, _) => state),
            ]
        );

    private static WaterfallDialog<SecondState> Second() =>
        new(
            "steps",
            VersionedJsonContext.Default.SecondState,
            [
                Ask<SecondState>("first", state => At(state, 0), (state, value) => state with { Values = [value] }),
                Ask<SecondState>(
                    "second",
                    state => At(state, 1),
                    (state, value) => state with { Values = [.. state.Values, value] }
                ),
                new ActionStep<SecondState>(
                    "tell",
                    async (step, token) =>
                    {
                        await step.SendAsync(string.Join(", ", step.Values.Values), token);
                        return await step.EndDialogAsync(null, token);
                    }
                ),
            ]
        )
        {
            StateVersion = 2,
            UpgradeState = (state, _) => new() { Values = [$"upgraded {state.GetProperty("First").GetString()}"] },
        };

    private static string? At(SecondState state, int index) => state.Values.Count > index ? state.Values[index] : null;

    private static PromptStep<T, string> Ask<T>(string name, Func<T, string?> get, Func<T, string, T> set)
        where T : class, new() =>
        new(new(name, new(name, name, name), ""), new TextPrompt(name))
        {
            Question = new($"{name}?", $"{name}?", $"{name}?"),
            Has = state => get(state) is not null,
            Set = set,
            Text = (state, _) => get(state) ?? "",
        };
}
