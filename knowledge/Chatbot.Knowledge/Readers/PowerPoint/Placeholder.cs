using System.Xml.Linq;
using Chatbot.Knowledge.Readers.Packages;

namespace Chatbot.Knowledge.Readers.PowerPoint;

/// <summary>The role of a shape in the layout of its slide. Pure.</summary>
internal static class Placeholder
{
    /// <summary>The role ("title", "body", "obj", "dt"), or null for a shape of its own.</summary>
    public static string? Of(XElement shape)
    {
        var properties = shape
            .Elements()
            .FirstOrDefault(child => child.Name.LocalName.StartsWith("nv", StringComparison.Ordinal));
        return properties.Child("nvPr").Child("ph") is { } placeholder ? placeholder.Text("type") ?? "obj" : null;
    }

    public static bool IsTitle(string? role) => role is "title" or "ctrTitle";
}
