using System.Globalization;
using System.Text;

namespace Chatbot.Benchmarks;

/// <summary>Prints result tables and keeps them as Markdown in the folder <c>results</c> of this project.</summary>
internal sealed class Report(string title)
{
    private readonly StringBuilder text = new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"# {title}\n\n{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET {Environment.Version}.\n"
        )
    );

    public void Add(string line)
    {
        text.Append(line).Append('\n');
        Console.WriteLine(line);
    }

    public void Table(string heading, params string[] columns)
    {
        Add(string.Empty);
        Add($"## {heading}");
        Add(string.Empty);
        Row(columns);
        Row([.. columns.Select((_, index) => index == 0 ? "---" : "---:")]);
    }

    public void Row(params object[] cells) =>
        Add($"| {string.Join(" | ", cells.Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell}")))} |");

    public void Save(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string results = Path.Combine(folder.FullName, "tests", "Chatbot.Benchmarks", "results");
            if (Directory.Exists(results))
            {
                File.WriteAllText(Path.Combine(results, name), text.ToString());
                return;
            }
        }
    }

    /// <summary>A percentile of durations in milliseconds.</summary>
    public static string Percentile(IEnumerable<TimeSpan> durations, double share)
    {
        TimeSpan[] sorted = [.. durations.Order()];
        return sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)]
            .TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
    }
}
