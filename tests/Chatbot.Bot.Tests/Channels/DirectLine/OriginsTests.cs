using Chatbot.Bot.Channels.DirectLine;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Channels.DirectLine;

public sealed class OriginsTests
{
    [Theory]
    [InlineData("https", "chat.example", "https://chat.example", null, true)]
    [InlineData("https", "chat.example", "http://chat.example", null, false)]
    [InlineData("https", "chat.example", "https://chat.example:8443", null, false)]
    [InlineData("https", "chat.example", "https://a.example", null, true)]
    [InlineData("https", "chat.example", "https://A.EXAMPLE", null, true)]
    [InlineData("https", "chat.example", "https://a.example.evil", null, false)]
    [InlineData("https", "chat.example", "null", null, false)]
    [InlineData("http", "chat.example", "https://chat.example", "same-origin", true)]
    [InlineData("https", "chat.example", null, null, true)]
    [InlineData("https", "chat.example", null, "cross-site", false)]
    [InlineData("http", "public.example", "https://public.example", null, true)]
    public void Page_MayCall_WhenItIsOwnOrAllowed(string scheme, string host, string? origin, string? site, bool expected)
    {
        var options = new DirectLineOptions();
        options.AllowedOrigins.Add("https://a.example");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Hosting:PublicUrl", "https://public.example")])
            .Build();
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = (scheme, new HostString(host));
        request.Headers.Origin = origin;
        request.Headers["Sec-Fetch-Site"] = site;

        Assert.Equal(expected, new Origins(new ClientAddress(configuration), Options.Create(options)).IsAllowed(request));
    }
}
