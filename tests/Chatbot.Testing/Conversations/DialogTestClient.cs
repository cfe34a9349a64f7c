using Chatbot.Bot.Dialogs;
using Chatbot.Bot.Dialogs.Prompts;
using Chatbot.Contracts.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Testing.Conversations;

/// <summary>Tries out one dialog or prompt alone: begins it, talks to it, and keeps what it ends with.</summary>
internal sealed class DialogTestClient : IAsyncDisposable
{
    private const string Start = "begin the dialog under test";
    private readonly TestAdapter _adapter;
    private readonly DialogUnderTest _dialog;
    private readonly TestConversation? _conversation;

    private DialogTestClient(TestAdapter adapter, DialogUnderTest dialog, TestConversation? conversation) =>
        (_adapter, _dialog, _conversation) = (adapter, dialog, conversation);

    /// <summary>Whether the dialog has ended with a result or without.</summary>
    public bool HasEnded => _dialog.HasEnded;

    /// <summary>What it ended with.</summary>
    public object? Result => _dialog.Result;

    /// <summary>Where it runs.</summary>
    public TestAdapter Adapter => _adapter;

    /// <param name="dialog">What is tried out.</param>
    /// <param name="options">What it is begun with: for a prompt a <c>PromptOptions</c>.</param>
    /// <param name="adapter">What it runs in; its services get the dialog in addition.</param>
    /// <param name="conversation">Who talks, where.</param>
    public static async Task<DialogTestClient> StartAsync(
        Dialog dialog,
        PromptOptions? options = null,
        TestAdapterOptions? adapter = null,
        TestConversation? conversation = null
    )
    {
        var under = new DialogUnderTest(dialog, options);
        adapter ??= new();
        var started = await TestAdapter.StartAsync(
            adapter with
            {
                Services = services =>
                {
                    adapter.Services?.Invoke(services);
                    services.AddSingleton<OfferedDialog>(under);
                },
            }
        );
        return new(started, under, conversation);
    }

    /// <summary>Begins the dialog.</summary>
    /// <returns>What it says first.</returns>
    public Task<IReadOnlyList<Activity>> BeginAsync() => _adapter.SendAsync(Start, _conversation);

    public Task<IReadOnlyList<Activity>> SendAsync(string text) => _adapter.SendAsync(text, _conversation);

    public Task<IReadOnlyList<Activity>> SendAsync(Activity activity) => _adapter.SendAsync(activity, _conversation);

    public ValueTask DisposeAsync() => _adapter.DisposeAsync();

    private sealed class DialogUnderTest : OfferedDialog
    {
        private readonly string _inner;
        private readonly object? _options;

        public DialogUnderTest(Dialog dialog, object? options)
            : base("dialog-under-test")
        {
            (_inner, _options) = (dialog.Id, options);
            AddDialog(new Watch(this));
            AddDialog(dialog);
        }

        public bool HasEnded { get; private set; }

        public object? Result { get; private set; }

        public override LocalText Title { get; } = new("Dialog under test", "Dialog im Test", "Dialogue testé");

        public override string? Description => null;

        public override IReadOnlyList<string> StartPhrases { get; } = [Start];

        private sealed class Watch(DialogUnderTest owner) : Dialog("watch")
        {
            public override Task<DialogTurnResult> BeginDialogAsync(
                DialogContext dialog,
                object? options,
                CancellationToken cancellationToken
            )
            {
                (owner.HasEnded, owner.Result) = (false, null);
                dialog.SetState("open", DialogJsonContext.Default.String);
                return dialog.BeginDialogAsync(owner._inner, owner._options, cancellationToken);
            }

            public override Task<DialogTurnResult> ContinueDialogAsync(
                DialogContext dialog,
                CancellationToken cancellationToken
            ) => dialog.EndDialogAsync(null, cancellationToken);

            public override Task<DialogTurnResult> ResumeDialogAsync(
                DialogContext dialog,
                object? result,
                CancellationToken cancellationToken
            )
            {
                (owner.HasEnded, owner.Result) = (true, result);
                return dialog.EndDialogAsync(result, cancellationToken);
            }
        }
    }
}
