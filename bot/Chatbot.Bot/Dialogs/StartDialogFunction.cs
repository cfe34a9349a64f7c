using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Dialogs;

/// <summary>
/// Lets a model start a dialog and propose values for its slots. The call itself does nothing: the dialog that follows checks each
/// value, asks for what is missing, and asks the person before anything is sent.
/// </summary>
internal sealed class StartDialogFunction(OfferedDialog dialog) : AIFunction
{
    private const string Prefix = "start_";

    public override string Name => NameOf(dialog.Id);

    public override string Description =>
        $"{dialog.Description}. Starts a dialog with the person, who confirms everything. Give only values that the person has said; leave out the others.";

    public override JsonElement JsonSchema { get; } = SchemaOf(dialog);

    public static string NameOf(string dialog) => $"{Prefix}{dialog}";

    /// <summary>The dialog that a tool starts; null when it starts none.</summary>
    public static string? DialogOf(string tool) =>
        tool.StartsWith(Prefix, StringComparison.Ordinal) ? tool[Prefix.Length..] : null;

    protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
        new(new ToolResult("The dialog has begun. It speaks to the person itself.") { EndsRun = true });

    private static JsonElement SchemaOf(OfferedDialog dialog)
    {
        var properties = new JsonObject();
        foreach (var slot in dialog.Waterfalls.First().Slots)
        {
            properties[slot.Name] = new JsonObject { ["type"] = "string", ["description"] = slot.Description };
        }

        return JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = properties,
                ["additionalProperties"] = false,
            },
            DialogJsonContext.Default.JsonObject
        );
    }
}
