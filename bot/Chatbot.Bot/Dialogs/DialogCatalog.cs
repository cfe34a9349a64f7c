using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Dialogs.Feedback;
using Chatbot.Bot.Dialogs.Leave;
using Chatbot.Bot.Dialogs.Memory;
using Chatbot.Bot.Dialogs.Settings;
using Chatbot.Bot.Dialogs.Ticket;
using Chatbot.Bot.Dialogs.Waterfalls;

namespace Chatbot.Bot.Dialogs;

/// <summary>All dialogs that can be started: one line each in <see cref="Register"/>.</summary>
internal sealed class DialogCatalog
{
    public DialogCatalog(IEnumerable<OfferedDialog> dialogs)
    {
        foreach (var dialog in dialogs)
        {
            Dialogs.Add(dialog);
        }
    }

    /// <summary>They can begin each other.</summary>
    public DialogSet Dialogs { get; } = new();

    public IEnumerable<OfferedDialog> All => Dialogs.Dialogs.Cast<OfferedDialog>();

    /// <summary>Dialogs that reach out of the process are there only when their settings ask for them.</summary>
    public static void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<OfferedDialog, FeedbackDialog>();
        services.AddSingleton<OfferedDialog, SettingsDialog>();
        services.AddSingleton<OfferedDialog, ConsentDialog>();
        services.AddSingleton<OfferedDialog, ForgetDialog>();
        services.AddSingleton<IForgetConfirmation, ForgetConfirmation>();
        AddWhen<LeaveDialog>(LeaveOptions.IsIn(configuration));
        AddWhen<TicketDialog>(!string.IsNullOrWhiteSpace(configuration[$"{TicketOptions.SectionName}:WebhookUrl"]));

        void AddWhen<T>(bool isAsked)
            where T : OfferedDialog
        {
            if (isAsked)
            {
                services.AddSingleton<OfferedDialog, T>();
            }
        }
    }

    public OfferedDialog? Find(string id) => Dialogs.Contains(id) ? (OfferedDialog)Dialogs.Find(id) : null;

    /// <summary>The dialog that a text starts, and what the text proposes for it.</summary>
    public (OfferedDialog Dialog, SlotProposals Proposals)? FindStart(ITurnContext turn, string? text) =>
        string.IsNullOrWhiteSpace(text)
            ? null
            : All.Select(dialog => (Dialog: dialog, Proposals: dialog.FindStart(text)))
                .Where(pair => pair.Proposals is not null && pair.Dialog.IsOffered(turn))
                .Select(pair => ((OfferedDialog, SlotProposals)?)(pair.Dialog, pair.Proposals!))
                .FirstOrDefault();
}
