namespace Chatbot.EndToEnd.Tests.Pages;

/// <summary>A host that says back what it hears, and a browser.</summary>
public sealed class EchoPages : IAsyncLifetime
{
    internal PageBrowser Browser { get; private set; } = null!;

    internal PageHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Browser = await PageBrowser.StartAsync();
        Host = Browser.Exists ? await PageHost.StartAsync("--Assistant:Provider=echo", "--Sample:Enabled=false") : null!;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        if (Host is not null)
        {
            await Host.DisposeAsync();
        }
    }
}
