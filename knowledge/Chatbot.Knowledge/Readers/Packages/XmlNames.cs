using System.Globalization;
using System.Xml.Linq;

namespace Chatbot.Knowledge.Readers.Packages;

/// <summary>
/// Elements and attributes by their local names, so that the strict and the transitional form of a format, and its later
/// versions, are one.
/// </summary>
internal static class XmlNames
{
    /// <summary>Value of the attribute of that local name, or null.</summary>
    public static string? Text(this XElement element, string name)
    {
        for (var attribute = element.FirstAttribute; attribute is not null; attribute = attribute.NextAttribute)
        {
            if (attribute.Name.LocalName == name && !attribute.IsNamespaceDeclaration)
                return attribute.Value;
        }

        return null;
    }

    /// <summary>Value of the attribute as a number, or null.</summary>
    public static int? Number(this XElement element, string name) =>
        int.TryParse(element.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Value of the attribute as yes or no; absent or unknown is no.</summary>
    public static bool Flag(this XElement element, string name) => element.Text(name) is "1" or "true" or "on";

    /// <summary>First child of that local name, or null.</summary>
    public static XElement? Child(this XElement? element, string name) =>
        element?.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    /// <summary>Children of that local name.</summary>
    public static IEnumerable<XElement> Children(this XElement? element, string name) =>
        element?.Elements().Where(child => child.Name.LocalName == name) ?? [];

    /// <summary>All descendants of that local name, in order.</summary>
    public static IEnumerable<XElement> All(this XElement? element, string name) =>
        element?.Descendants().Where(child => child.Name.LocalName == name) ?? [];
}
