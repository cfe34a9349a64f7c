using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Testing.Files;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chatbot.Knowledge.Tests.Evaluation.Questions;

/// <summary>60 questions over the sample handbook, answered offline: with the embedded model, by quotation.</summary>
public sealed class HandbookTests(ITestOutputHelper output) : IDisposable
{
    private readonly TestFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    /// <summary>The bounds of the first set are promised; those of the second, in other words, keep it from getting worse.</summary>
    [Theory]
    [InlineData("handbook.jsonl", 0.9, 0.8)]
    [InlineData("handbook-paraphrased.jsonl", 0.4, 0.4)]
    public async Task Handbook_Asked_CitesTheRightDocumentAndRefusesWhatItDoesNotHold(string set, double cited, double refused)
    {
        IReadOnlyList<EvaluationQuestion> questions = await QuestionSet.ReadAsync(
            InRepository("tests", "evaluation", set),
            Token
        );
        Assert.True(questions.Count >= 60, $"{questions.Count} questions");
        Assert.True(questions.Count(one => !one.Answerable) >= 15, "Too few questions without an answer.");

        List<AnsweredQuestion> answered = await AskAsync(questions);

        AnswerScores scores = AnswerScores.Of(answered);
        output.WriteLine(scores.ToString());
        string[] wrong = [.. answered.Where(IsWrong).Select(one => $"{one.Question.Id} {one.Question.Question} {one.Answer}")];
        Assert.True(
            scores.EvidenceCited >= cited && scores.UnanswerableRefused >= refused,
            $"{scores}\n{string.Join('\n', wrong)}"
        );
    }

    private static bool IsWrong(AnsweredQuestion one) => one.Question.Answerable ? !one.CitesEvidence : !one.Answer.Refused;

    private static string InRepository(params string[] path)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Chatbot.sln")))
            root = root.Parent!;
        return Path.Combine([root.FullName, .. path]);
    }

    private async Task<List<AnsweredQuestion>> AskAsync(IReadOnlyList<EvaluationQuestion> questions)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddKnowledge(options => options.DataFolder = folder.Path);
        using IHost host = builder.Build();
        await host.StartAsync(Token);
        var run = new QuestionRun(host.Services.GetRequiredService<IKnowledgeBase>());
        Assert.Empty(await run.ImportAsync(InRepository("knowledge", "sample-handbook"), cancellationToken: Token));
        var answered = new List<AnsweredQuestion>();
        foreach (EvaluationQuestion question in questions)
            answered.Add(await run.AskAsync(question, Token));
        await host.StopAsync(Token);
        return answered;
    }
}
