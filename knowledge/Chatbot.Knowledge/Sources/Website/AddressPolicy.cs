using System.Net;
using System.Net.Sockets;

namespace Chatbot.Knowledge.Sources.Website;

/// <summary>Which network addresses a crawl may connect to: public ones, and networks that its owner allowed. Pure.</summary>
internal sealed class AddressPolicy(IEnumerable<string> allowedNetworks)
{
    /// <summary>Not public by the registries of IANA, and what clouds serve their machines' secrets at.</summary>
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    private readonly IPNetwork[] _allowed = [.. allowedNetworks.Select(network => IPNetwork.Parse(network))];

    public bool Allows(IPAddress address)
    {
        var plain = Unwrap(address);
        return Array.Exists(_allowed, network => network.Contains(plain))
            || !Array.Exists(Closed, network => network.Contains(plain));
    }

    /// <summary>The IPv4 address that an IPv6 address stands for, however it is wrapped.</summary>
    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (Translated.Contains(address))
            return new IPAddress(bytes.AsSpan(12, 4));
        return SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4)) : new IPAddress(bytes);
    }
}
