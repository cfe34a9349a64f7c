using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Jobs;

namespace Chatbot.Bot.Tests.Jobs;

/// <summary>A kind of job that is a delegate.</summary>
internal sealed class FakeKind(Func<JobRun, CancellationToken, Task<JobEnd>> run) : IJobKind
{
    public const string KindName = "fake";

    public static JsonTypeInfo<int> Number { get; } = (JsonTypeInfo<int>)JsonSerializerOptions.Default.GetTypeInfo(typeof(int));

    public string Name => KindName;

    public Task<JobEnd> RunAsync(JobRun job, CancellationToken cancellationToken) => run(job, cancellationToken);
}
