using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Chatbot.Bot.Tests.Orchestration;

internal sealed class FakeEnvironment : IHostEnvironment
{
    public string EnvironmentName { get; set; } = "Development";

    public string ApplicationName { get; set; } = "Chatbot";

    public string ContentRootPath { get; set; } = "/";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
