using System.ComponentModel;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge.Sources;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.BuiltIn.Web;

/// <summary><c>fetch_page</c>: the readable text of a page or file on the web.</summary>
internal sealed class FetchPageTool : IToolSource
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private readonly IPageReader _pages;
    private readonly FetchPageOptions _options;
    private readonly HostList _hosts;
    private readonly IReadOnlyList<Tool> _tools;

    public FetchPageTool(IPageReader pages, IOptions<FetchPageOptions> options)
    {
        _pages = pages;
        _options = options.Value;
        _hosts = new(_options.AllowedHosts);
        _tools =
        [
            new(
                ToolFunction.Create("fetch_page", FetchAsync),
                new()
                {
                    Access = ToolAccess.Everyone,
                    ActsFor = ToolIdentity.Service,
                    Risk = ToolRisk.Read,
                    // An address can carry away what the model has read.
                    Approval = ApprovalRule.WhenUntrusted,
                    Limits = new(_options.Timeout + Grace, _options.MaxCharacters, CallsPerMinute: 20),
                }
            ),
        ];
    }

    public ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) => new(_tools);

    [Description("Fetches a page or a file from the web and returns its readable text.")]
    private async Task<ToolResult> FetchAsync(
        [Description("The address, with https://")] string url,
        CancellationToken cancellationToken
    )
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            return ToolResult.Failed("This is not an address that begins with https:// or http://.");
        }

        var page = await _pages.ReadAsync(
            new(address)
            {
                MayVisit = target => _hosts.Allows(target.Host),
                AllowedNetworks = [.. _options.AllowedNetworks],
                MaxBytes = _options.MaxBytes,
                Timeout = _options.Timeout,
            },
            cancellationToken
        );
        return page.Text is null
            ? ToolResult.Failed($"{address} cannot be read: {page.Reason}")
            : new($"{page.Title}\n{page.Address}\n\n{page.Text}");
    }
}
