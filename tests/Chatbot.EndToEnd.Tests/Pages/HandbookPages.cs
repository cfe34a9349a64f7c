namespace Chatbot.EndToEnd.Tests.Pages;

/// <summary>A host that has read the sample handbook, and a browser.</summary>
public sealed class HandbookPages : IAsyncLifetime
{
    internal PageBrowser Browser { get; private set; } = null!;

    internal PageHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Browser = await PageBrowser.StartAsync();
        Host = Browser.Exists ? await PageHost.StartAsync() : null!;
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
