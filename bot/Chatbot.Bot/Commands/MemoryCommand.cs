using System.CommandLine;
using System.Globalization;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Commands;

/// <summary><c>memory</c>: what is remembered of a user.</summary>
internal static class MemoryCommand
{
    public static Command Create()
    {
        var user = new Option<string>("--user") { Description = "Id of the user.", Required = true };
        user.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
            {
                result.AddError("--user is empty. Give the id of the user as the channel sends it.");
            }
        });
        var tenant = new Option<string>("--tenant")
        {
            Description = "The tenant.",
            DefaultValueFactory = _ => ConversationId.DefaultTenant,
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var show = new Command("show", "Prints what is remembered of a user: consent, facts, and the memory of conversations.")
        {
            user,
            tenant,
            json,
        };
        show.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: false,
                    (services, stop) =>
                        ShowAsync(
                            services,
                            result.GetRequiredValue(tenant),
                            result.GetRequiredValue(user),
                            result.GetValue(json),
                            stop
                        ),
                    token
                )
        );
        show.TreatUnmatchedTokensAsErrors = false;
        return new Command("memory", "What is remembered of users.") { show };
    }

    private static async Task<int> ShowAsync(
        IServiceProvider services,
        string tenant,
        string userId,
        bool json,
        CancellationToken cancellationToken
    )
    {
        await services.GetRequiredService<Database>().MigrateAsync(cancellationToken);
        var memory = services.GetRequiredService<UserMemory>();
        var erasures = services.GetRequiredService<ErasureStore>();
        var outputs = memory.Find(tenant, userId).Select(user => MemoryOutput.Of(user, memory, erasures)).ToList();
        if (json)
        {
            CommandOutput.Json(outputs, MemoryCommandJsonContext.Default.IReadOnlyListMemoryOutput);
            return 0;
        }

        if (outputs.Count == 0)
        {
            CommandOutput.Line($"Nothing is remembered of user '{userId}' in tenant '{tenant}'.");
        }

        foreach (var output in outputs)
        {
            Print(output);
        }

        return 0;
    }

    private static void Print(MemoryOutput output)
    {
        var consent = output.ConsentedAt is { } at ? $"allowed on {Day(at)}" : "not allowed";
        CommandOutput.Line(
            $"{output.UserId} on {output.Channel}, tenant {output.Tenant}: remembering across conversations is {consent}."
        );
        foreach (var fact in output.Facts)
        {
            CommandOutput.Line(
                $"  “{fact.Text}”: said on {Day(fact.SaidAt)} in {fact.Conversation}, message {fact.MessageId}, kept until {Day(fact.ExpiresAt!.Value)}"
            );
        }

        foreach (var erasure in output.Erasures)
        {
            var what = erasure.IsEverything ? "Everything" : "Something";
            var done = erasure.FinishedAt is null ? "being removed" : $"removed, {erasure.Copies} copies";
            CommandOutput.Line($"  {what} was forgotten on {Day(erasure.RequestedAt)}: {done}");
        }

        foreach (var conversation in output.Conversations)
        {
            CommandOutput.Line($"  Conversation {conversation.Conversation}: {conversation.Title ?? "(no title)"}");
            foreach (var fact in conversation.Facts)
            {
                CommandOutput.Line($"    “{fact.Text}”: said on {Day(fact.SaidAt)}, message {fact.MessageId}");
            }

            foreach (var line in conversation.Summary)
            {
                CommandOutput.Line($"    Summary: {line}");
            }
        }
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
