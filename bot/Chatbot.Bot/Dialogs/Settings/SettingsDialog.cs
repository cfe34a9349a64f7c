using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Dialogs.Memory;
using Chatbot.Bot.Dialogs.Prompts;
using Chatbot.Bot.Dialogs.Prompts.Choices;
using Chatbot.Bot.Dialogs.Waterfalls;
using Chatbot.Bot.Orchestration;

namespace Chatbot.Bot.Dialogs.Settings;

/// <summary>Changes what a person has chosen for all conversations: language, tone, and whether things are remembered across them.</summary>
internal sealed class SettingsDialog : OfferedDialog
{
    public const string DialogId = "settings";
    private const string Which = "which";
    private const string Value = "value";
    private const string Language = "language";
    private const string Tone = "tone";
    private const string Memory = "memory";
    private const string Client = "client";
    private const string On = "on";
    private const string Off = "off";
    private readonly PersonalMemory _memory;

    public SettingsDialog(PersonalMemory memory)
        : base(DialogId)
    {
        _memory = memory;
        AddDialog(
            new WaterfallDialog<SettingsState>(
                "steps",
                SettingsJsonContext.Default.SettingsState,
                [
                    new ActionStep<SettingsState>("ask-which", AskWhichAsync),
                    new ActionStep<SettingsState>("ask-value", AskValueAsync),
                    new ActionStep<SettingsState>("save", SaveAsync),
                ]
            )
        );
        AddDialog(new ChoicePrompt(Which));
        AddDialog(new ChoicePrompt(Value));
    }

    public override LocalText Title => SettingsTexts.Name;

    public override string Description => "Changes the person's own settings: the language and the tone of answers";

    public override IReadOnlyList<string> StartPhrases { get; } =
    [
        "settings",
        "change my settings",
        "change my language",
        "change the language",
        "einstellungen",
        "meine einstellungen ändern",
        "die sprache ändern",
        "sprache ändern",
        "réglages",
        "paramètres",
        "changer la langue",
        "changer de langue",
    ];

    private static Task<DialogTurnResult> AskWhichAsync(
        WaterfallStepContext<SettingsState> step,
        CancellationToken cancellationToken
    ) =>
        step.PromptAsync(
            Which,
            new()
            {
                Prompt = SettingsTexts.AskWhich.In(step.Locale),
                Choices =
                [
                    new(Language, SettingsTexts.Language.In(step.Locale)),
                    new(Tone, SettingsTexts.Tone.In(step.Locale)),
                    .. PersonalMemory.IsKept(step.Dialog.Context)
                        ? [new PromptChoice(Memory, MemoryTexts.ConsentName.In(step.Locale))]
                        : Array.Empty<PromptChoice>(),
                ],
            },
            cancellationToken
        );

    private static Task<DialogTurnResult> AskValueAsync(
        WaterfallStepContext<SettingsState> step,
        CancellationToken cancellationToken
    )
    {
        step.Values = new() { Setting = ((FoundChoice)step.Result!).Value };
        return step.PromptAsync(Value, Options(step.Values.Setting, step.Locale), cancellationToken);
    }

    private async Task<DialogTurnResult> SaveAsync(WaterfallStepContext<SettingsState> step, CancellationToken cancellationToken)
    {
        var (turn, chosen) = (step.Dialog.Context, ((FoundChoice)step.Result!).Value);
        var preferences = UserPreferences.Of(turn);
        preferences = step.Values.Setting switch
        {
            Language => preferences with { Language = chosen == Client ? null : chosen },
            Tone => preferences with { Tone = chosen },
            _ => preferences with { WasAskedForMemory = true },
        };
        UserPreferences.Property.Set(turn.State.User, preferences);
        if (step.Values.Setting == Memory)
        {
            await _memory.SetConsentAsync(turn, chosen == On);
        }

        var locale = preferences.Language ?? turn.Activity.Locale;
        var title = Options(step.Values.Setting!, locale).Choices.First(choice => choice.Value == chosen).Title;
        await turn.SendAsync(TurnTexts.Message(SettingsTexts.Saved.In(locale, title)), cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }

    private static PromptOptions Options(string setting, string? locale) =>
        setting switch
        {
            Language => new()
            {
                Prompt = SettingsTexts.AskLanguage.In(locale),
                Choices =
                [
                    new("en", "English", ["englisch", "anglais"]),
                    new("de", "Deutsch", ["german", "allemand"]),
                    new("fr", "Français", ["french", "französisch", "francais"]),
                    new(Client, SettingsTexts.AsClient.In(locale)),
                ],
            },
            Tone => new()
            {
                Prompt = SettingsTexts.AskTone.In(locale),
                Choices = [.. Tones.All.Select(tone => ToneChoice(tone, locale))],
            },
            _ => new()
            {
                Prompt = MemoryTexts.AskConsent.In(locale),
                Choices =
                [
                    new(On, MemoryTexts.On.In(locale), ["yes", "ja", "oui"]),
                    new(Off, MemoryTexts.Off.In(locale), ["no", "nein", "non"]),
                ],
            },
        };

    private static PromptChoice ToneChoice(string tone, string? locale) =>
        new(
            tone,
            tone switch
            {
                "formal" => SettingsTexts.Formal.In(locale),
                "friendly" => SettingsTexts.Friendly.In(locale),
                "brief" => SettingsTexts.Brief.In(locale),
                Tones.Neutral => SettingsTexts.Neutral.In(locale),
                _ => tone,
            }
        );
}
