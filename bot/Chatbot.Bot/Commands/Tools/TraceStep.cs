using System.Globalization;
using System.Text.Json;

namespace Chatbot.Bot.Commands.Tools;

/// <summary>One step of a run as <c>tools trace</c> prints it.</summary>
internal static class TraceStep
{
    /// <summary>By turn, then as it happened: the answer of a model, then its calls.</summary>
    public static (long Turn, int Step, int Call) OrderOf((long Turn, string Step, string Result) step)
    {
        var parts = step.Step.Split(':');
        var number = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return parts[0] == "model"
            ? (step.Turn, 2 * number, 0)
            : (step.Turn, (2 * number) - 1, int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    public static string ToJson((long Turn, string Step, string Result) step)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("turn", step.Turn);
            writer.WriteString("step", step.Step);
            writer.WritePropertyName("result");
            writer.WriteRawValue(step.Result);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
