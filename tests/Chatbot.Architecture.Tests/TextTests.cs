using System.Text.RegularExpressions;

namespace Chatbot.Architecture.Tests;

/// <summary>What a reader finds in the files.</summary>
public sealed partial class TextTests
{
    private const int MostLines = 400;

    private static readonly string[] LongFiles =
    [
        "bot/Chatbot.Bot/WebChat/src/styles/app.css", // one sheet for one page, in sections
    ];

    private static readonly string[] Code = [".cs", ".js", ".mjs", ".jsx", ".css", ".proto", ".targets", ".props"];

    private static readonly string[] Commented = [".cs", ".js", ".mjs", ".jsx"];

    [Fact]
    public void File_FitsTheHead()
    {
        var violations = Sources(Code)
            .Except(LongFiles)
            .Select(file => (file, Lines: Repository.ReadLines(file).Length))
            .Where(file => file.Lines > MostLines)
            .Select(file => $"{file.file}: {file.Lines} lines");

        Report.None(violations, $"A file has more than {MostLines} lines; split it by reason to change");
    }

    [Fact]
    public void Code_IsFinished() => Report.None(Lines(Code, Unfinished()), "A note about work to do; do it, or open an issue");

    [Fact]
    public void Comment_IsNotCode() =>
        Report.None(Lines(Commented, CommentedCode()), "Code in a comment; version control keeps it");

    [Fact]
    public void Catch_SaysWhyItIsEmpty()
    {
        var violations = Sources(Commented)
            .SelectMany(file =>
                EmptyCatch().Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value.ReplaceLineEndings(" ")}")
            );

        Report.None(violations, "An empty catch block without a comment");
    }

    [Fact]
    public void File_NamesNoPathOfOneMachine()
    {
        var texts = Repository.Files.Where(file =>
            Path.GetExtension(file) is not (".pdf" or ".docx" or ".png" or ".svg" or ".ico")
        );
        var violations = texts.SelectMany(file => Matches(file, MachinePath()));

        Report.None(violations, "A path that exists on one machine only");
    }

    [Fact]
    public void LockFile_NamesNoHost() =>
        Report.None(
            Repository.With("package-lock.json").SelectMany(file => Matches(file, ResolvedHost())),
            "A lock file names the host it was made with; write it with omit-lockfile-registry-resolved=true"
        );

    [Fact]
    public void LogEvent_HasAnIdOfItsOwnAndIsDocumented()
    {
        var events = Sources([".cs"])
            .SelectMany(file =>
                LogEvent().Matches(Repository.Read(file)).Select(match => (Id: match.Groups[1].Value, File: file))
            )
            .ToList();
        var page = Repository.Read("docs/diagnostics.md");

        Assert.NotEmpty(events);
        Report.None(
            events
                .GroupBy(item => item.Id)
                .Where(same => same.Count() > 1)
                .Select(same => $"{same.Key}: {string.Join(", ", same.Select(item => item.File))}"),
            "Two log events have the same id"
        );
        Report.None(
            events
                .Where(item => !page.Contains($"| {item.Id} |", StringComparison.Ordinal))
                .Select(item => $"{item.Id}: {item.File}"),
            "A log event has no row in docs/diagnostics.md"
        );
    }

    [Fact]
    public void Link_LeadsToAFile()
    {
        var violations =
            from page in Repository.With(".md")
            where !page.StartsWith("knowledge/sample-handbook/", StringComparison.Ordinal)
            from match in Link().Matches(Repository.Read(page))
            let target = Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, match.Groups[1].Value)
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{page}: {match.Groups[1].Value}";

        Report.None(violations, "A link in the documentation leads nowhere");
    }

    [Fact]
    public void ChunkStore_PassesTheConformanceSuite()
    {
        var engines = Directory
            .GetDirectories(Path.Combine(Repository.Root, "knowledge/Chatbot.Knowledge/Stores"))
            .Select(Path.GetFileName);
        var tests = Repository.With("Tests.cs").ToList();
        var missing = engines.Where(engine =>
            !tests.Any(file =>
                file.StartsWith($"tests/Chatbot.Knowledge.Tests/Stores/{engine}/", StringComparison.Ordinal)
                && Repository.Read(file).Contains(": ChunkStoreConformanceTests", StringComparison.Ordinal)
            )
        );

        Report.None(missing!, "A chunk store has no subclass of ChunkStoreConformanceTests");
    }

    [Fact]
    public void Tool_PassesTheConformanceSuite()
    {
        var suites = Repository
            .With("Tests.cs")
            .Where(file => file.StartsWith("tests/Chatbot.Bot.Tests/Tools/", StringComparison.Ordinal))
            .Select(Repository.Read)
            .Where(text => text.Contains(": ToolConformanceTests", StringComparison.Ordinal))
            .ToList();
        var sources = Repository
            .With(".cs")
            .Where(file => file.StartsWith("bot/Chatbot.Bot/Tools/", StringComparison.Ordinal))
            .Where(file => Repository.Read(file).Contains(": IToolSource", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .ToList();

        Assert.NotEmpty(sources);
        Report.None(
            sources.Where(source => !suites.Exists(text => text.Contains(source, StringComparison.Ordinal))),
            "A tool has no subclass of ToolConformanceTests"
        );
    }

    [Fact]
    public void Dialog_PassesTheConformanceSuite()
    {
        string[] others = ["ConsentDialog"]; // it gives way to every message that is no answer; MemoryDialogTests
        var suites = Repository
            .With("ConformanceTests.cs")
            .Where(file => Repository.Read(file).Contains(": DialogConformanceTests", StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension)
            .ToList();
        var dialogs = Repository
            .With("Dialog.cs")
            .Where(file => file.StartsWith("bot/Chatbot.Bot/Dialogs/", StringComparison.Ordinal))
            .Where(file => OfferedDialog().IsMatch(Repository.Read(file)))
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Except(others)
            .ToList();

        Assert.NotEmpty(dialogs);
        Report.None(
            dialogs.Where(dialog => !suites.Contains($"{dialog}ConformanceTests")),
            "A dialog has no subclass of DialogConformanceTests"
        );
    }

    private static IEnumerable<string> Sources(string[] endings) =>
        Repository.With(endings).Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal));

    private static IEnumerable<string> Lines(string[] endings, Regex pattern) =>
        Sources(endings).SelectMany(file => Matches(file, pattern));

    private static IEnumerable<string> Matches(string file, Regex pattern) =>
        Repository
            .ReadLines(file)
            .Select((line, index) => (line, index))
            .Where(item => pattern.IsMatch(item.line))
            .Select(item => $"{file}:{item.index + 1}: {item.line.Trim()}");

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HAC[K]|XX[X])\b")]
    private static partial Regex Unfinished();

    /// <summary>A comment line that ends as a statement or a block does.</summary>
    [GeneratedRegex(@"^\s*//(?!/).*[;{}]\s*$")]
    private static partial Regex CommentedCode();

    [GeneratedRegex(@"\bcatch\b(\s*\([^{}]*\))?(\s*when\s*\([^{}]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"(^|[^A-Za-z0-9_.\-])/(work|farm|root|home/\w+|Users/\w+)/|\b[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex("\"resolved\"\\s*:\\s*\"https?:")]
    private static partial Regex ResolvedHost();

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?:EventId = )?(\d+)")]
    private static partial Regex LogEvent();

    [GeneratedRegex(@"sealed class \w+(?:\([^)]*\))?\s*: (?:OfferedDialog|QuestionDialog)\b")]
    private static partial Regex OfferedDialog();

    /// <summary>Relative links; pictures are made later than the text that shows them.</summary>
    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();
}
