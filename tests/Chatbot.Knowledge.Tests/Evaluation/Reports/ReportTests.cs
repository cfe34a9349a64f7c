using System.Text.RegularExpressions;
using System.Xml.Linq;
using Chatbot.Knowledge.Evaluation.Reports;
using Chatbot.Knowledge.Evaluation.Runs;
using Chatbot.Knowledge.Tests.Evaluation.Runs;

namespace Chatbot.Knowledge.Tests.Evaluation.Reports;

public sealed partial class ReportTests
{
    private const string Hostile = "<script>alert('x')</script> \"|` ![i](http://host/i.png)\nnext";

    private static EvaluationResult Result { get; } =
        Results.Of(
            Hostile,
            Results.Case("good", (Measure.Correctness, 1), (Measure.ContextRelevance, 0.3)),
            new CaseResult(
                Hostile,
                Hostile,
                Hostile,
                Refused: false,
                new Dictionary<string, double>(StringComparer.Ordinal) { [Measure.Correctness] = 0 },
                [Hostile]
            ),
            Results.Case("refused", (Measure.Abstention, 0)) with
            {
                Refused = true,
            }
        ) with
        {
            Judge = Hostile,
        };

    [Fact]
    public void Html_TextsThatAreMarkup_AreShownAsText()
    {
        EvaluationResult other = Results.Of(Hostile, Measure.Correctness, 1) with { Judge = Hostile };
        EvaluationResult first = Results.Of(Hostile, Measure.Correctness, 0) with { Judge = Hostile };
        string[] pages = [HtmlReport.Of(Result), HtmlReport.Of(first, other, EvaluationComparison.Of(first, other))];
        foreach (string page in pages)
        {
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
            // The page needs nothing from elsewhere: text may name an address, but no attribute and no style does.
            Assert.DoesNotMatch(Address(), page);
        }
    }

    [Fact]
    public void Html_Page_IsWellFormedAndWorksInLightAndDark()
    {
        string page = HtmlReport.Of(Result);
        // Void elements are the only ones that XML does not know.
        XDocument parsed = XDocument.Parse(
            VoidElement().Replace(page.Replace("<!doctype html>", "", StringComparison.Ordinal), "$0</meta>")
        );

        Assert.Contains("prefers-color-scheme:dark", page, StringComparison.Ordinal);
        Assert.Equal("en", parsed.Root!.Attribute("lang")!.Value);
        XElement chart = Assert.Single(parsed.Descendants("svg"));
        Assert.Equal("img", chart.Attribute("role")!.Value);
        Assert.Contains("table below", chart.Attribute("aria-label")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_Comparison_SaysInWordsWhatIsWorse()
    {
        EvaluationResult first = Results.Of("a", Measure.Correctness, 1, 1, 1, 1);
        EvaluationResult second = Results.Of("b", Measure.Correctness, 0, 0, 0, 0);
        string page = HtmlReport.Of(first, second, EvaluationComparison.Of(first, second));
        Assert.Contains(">worse</td>", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("role=\"img\"").Length - 1);
    }

    [Fact]
    public void Reports_ListFaultsOnly_WorstFirst()
    {
        foreach (string report in (string[])[HtmlReport.Of(Result), MarkdownReport.Of(Result)])
        {
            Assert.DoesNotContain("Question good?", report, StringComparison.Ordinal);
            Assert.Contains("Question refused?", report, StringComparison.Ordinal);
            Assert.Contains("(refused)", report, StringComparison.Ordinal);
            Assert.Contains("Without a verdict", report, StringComparison.Ordinal);
            Assert.Contains("2026-02-28", report, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Reports_OfNoFault_HaveNoListOfWorstCases()
    {
        EvaluationResult result = Results.Of("a", Measure.Correctness, 1);
        Assert.DoesNotContain("Worst", MarkdownReport.Of(result), StringComparison.Ordinal);
        Assert.DoesNotContain("Worst", HtmlReport.Of(result), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_TextsThatAreMarkup_BreakNoCellAndLinkNowhere()
    {
        string report = MarkdownReport.Of(Result);
        string row = Assert.Single(
            report.Split('\n'),
            line => line.Contains("0.000 |", StringComparison.Ordinal) && line.Contains("script", StringComparison.Ordinal)
        );

        Assert.Equal(5, CellBorder().Count(row));
        Assert.DoesNotMatch(BareTag(), report);
        Assert.DoesNotContain("](", report, StringComparison.Ordinal);
        Assert.StartsWith("# \\<script>", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_Comparison_HasOneRowAMeasure()
    {
        EvaluationResult first = Results.Of("a", Measure.Correctness, 1, 0);
        EvaluationResult second = Results.Of("b", Measure.Correctness, 1, 1);
        string report = MarkdownReport.Of(first, second, EvaluationComparison.Of(first, second));
        Assert.Contains("| correctness | 2 | 0.500 | 1.000 | +0.500 | 0.000 to +1.000 |  |", report, StringComparison.Ordinal);
    }

    [GeneratedRegex("""(src|href)\s*=|url\(|@import""")]
    private static partial Regex Address();

    [GeneratedRegex("<meta[^>]*>")]
    private static partial Regex VoidElement();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellBorder();

    [GeneratedRegex(@"(?<!\\)<")]
    private static partial Regex BareTag();
}
