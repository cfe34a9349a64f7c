using System.CommandLine;
using System.Text.Json;
using Chatbot.Bot.Cards;
using Chatbot.Bot.Cards.Hosts;
using Chatbot.Bot.Cards.PlainText;
using Chatbot.Bot.Cards.Validation;

namespace Chatbot.Bot.Commands.Cards;

/// <summary>
/// <c>cards render</c>: a card, or a template with data, as a host can show it. Needs no data folder and no settings; exit
/// code 2 for what cannot be read.
/// </summary>
internal static class RenderCommand
{
    private const int Unreadable = 2;
    private const string TextHost = "text";

    public static Command Create()
    {
        var file = CardFile.Argument();
        var data = CardFile.DataOption();
        var host = new Option<string>("--host")
        {
            Description = "Who shows it. Default: webchat",
            DefaultValueFactory = _ => CardHosts.WebChat.Name,
        };
        host.AcceptOnlyFromAmong([.. CardHosts.All.Select(known => known.Name), TextHost]);
        var json = new Option<bool>("--json") { Description = "Print the card as JSON instead of its text." };
        var command = new Command("render", "Prints a card, or a template with data, as a host can show it.")
        {
            file,
            data,
            host,
            json,
        };
        command.SetAction(
            (result, token) =>
                RunAsync(
                    result,
                    result.GetRequiredValue(file),
                    result.GetValue(data),
                    result.GetRequiredValue(host),
                    result.GetValue(json),
                    token
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult result,
        string file,
        string? data,
        string host,
        bool json,
        CancellationToken cancellationToken
    )
    {
        try
        {
            CommonOptions.GetSettings(result);
            using var card = CardDocument.Parse(await CardFile.ReadAsync(file, data, cancellationToken));
            foreach (var error in CardValidator.Validate(card.RootElement).Errors)
                CommandOutput.Error(error.ToString());
            var known = CardHosts.All.FirstOrDefault(candidate => candidate.Name == host);
            var shown = known is null ? null : CardDowngrade.For(card.RootElement, known);
            Print(CardText.Of(card.RootElement), shown, json);
            return 0;
        }
        catch (Exception exception)
            when (exception is CardException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            CommandOutput.Error($"{file}: {exception.Message}");
            return Unreadable;
        }
    }

    /// <summary>The result goes to standard output, what was changed for the host to standard error.</summary>
    private static void Print(string text, DowngradedCard? shown, bool json)
    {
        if (shown is null && json)
            CommandOutput.Json(new CardTextOutput(TextHost, text), CardsJsonContext.Default.CardTextOutput);
        else if (shown is null)
            CommandOutput.Line(text);
        else if (json)
            CommandOutput.Json(shown.Card, CardsJsonContext.Default.JsonObject);
        else
            CommandOutput.Line(CardText.Of(JsonElement.Parse(shown.Card.ToJsonString())));
        foreach (var change in shown?.Changes ?? [])
            CommandOutput.Progress($"{change}\n");
    }
}
