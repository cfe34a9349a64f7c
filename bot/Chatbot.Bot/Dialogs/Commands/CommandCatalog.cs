using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Dialogs.Leave;
using Chatbot.Bot.Dialogs.Memory;

namespace Chatbot.Bot.Dialogs.Commands;

/// <summary>All commands: one line each in <see cref="Register"/>.</summary>
internal static class CommandCatalog
{
    public static void Register(IServiceCollection services, IConfiguration configuration)
    {
        Add<HelpCommand>("help", CommandTexts.Help);
        Add<NewCommand>("new", CommandTexts.New);
        Add<StopWhenIdleCommand>("stop", CommandTexts.Stop);
        Add<SearchCommand>("search", CommandTexts.Search);
        Add<HistoryCommand>("history", CommandTexts.History);
        Add<ExportCommand>("export", CommandTexts.Export);
        Add<ForgetCommand>("forget", CommandTexts.Forget);
        Add<ModelCommand>("model", CommandTexts.Model);
        Add<SettingsCommand>("settings", CommandTexts.Settings);
        if (LeaveOptions.IsIn(configuration))
        {
            Add<LeaveCommand>("leave", null);
        }

        services.AddSingleton<IMessageStage, CommandStage>();

        void Add<T>(string name, LocalText? summary)
            where T : class, ICommand
        {
            services.AddSingleton<ICommand, T>();
            services.AddSingleton(new ListedCommand(name, summary, typeof(T)));
        }
    }
}
