using System.CommandLine;
using System.Text.Json;
using Chatbot.Contracts.Conversations;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Commands;

/// <summary><c>search</c>: the best passages for a query.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var query = new Argument<string>("query") { Description = "What to look for." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var limit = new Option<int>("--limit") { Description = "Largest number of passages.", DefaultValueFactory = _ => 5 };
        var user = new Option<string>("--as")
        {
            Description = "Search as this user. Default: a user without groups.",
            DefaultValueFactory = _ => "cli",
        };
        var groups = new Option<string[]>("--groups")
        {
            Description = "Groups of that user, separated by commas or spaces.",
            AllowMultipleArgumentsPerToken = true,
        };
        var collections = new Option<string[]>("--collection") { Description = "Only this collection. May be repeated." };
        var history = new Option<string[]>("--after")
        {
            Description = "An earlier question of the conversation. May be repeated.",
        };
        var explain = new Option<bool>("--explain")
        {
            Description = "Say of every candidate how it was ranked, and why it was kept or cut.",
        };
        var command = new Command("search", "Searches the knowledge base.")
        {
            query,
            json,
            limit,
            user,
            groups,
            collections,
            history,
            explain,
        };
        command.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: false,
                    (services, stop) =>
                        RunAsync(
                            services,
                            new SearchQuery
                            {
                                Tenant = ConversationId.DefaultTenant,
                                Text = result.GetRequiredValue(query),
                                Audience = Audience.Of(result.GetRequiredValue(user), Names(result.GetValue(groups))),
                                Collections = result.GetValue(collections) ?? [],
                                History = result.GetValue(history) ?? [],
                                Explain = result.GetValue(explain),
                                Limit = result.GetValue(limit),
                            },
                            result.GetValue(json),
                            stop
                        ),
                    token
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        SearchQuery query,
        bool json,
        CancellationToken cancellationToken
    )
    {
        var result = await services.GetRequiredService<IKnowledgeBase>().SearchAsync(query, cancellationToken);
        if (json)
        {
            CommandOutput.Json(
                new SearchOutput(query.Text, result.Passages, result.Explanation),
                CommandJsonContext.Default.SearchOutput
            );
            return 0;
        }

        if (result.Passages.Count == 0)
        {
            CommandOutput.Line("Nothing found.");
        }

        for (var i = 0; i < result.Passages.Count; i++)
        {
            CommandOutput.Passage(i + 1, result.Passages[i]);
        }

        if (result.Explanation is { } explanation)
        {
            SearchExplanationTable.Print(explanation);
        }

        return 0;
    }

    private static string[] Names(string[]? values) =>
        [
            .. (values ?? []).SelectMany(value =>
                value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ),
        ];
}
