using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Samples;

/// <summary>The handbook of an invented company that is imported at first start.</summary>
internal sealed class SampleOptions
{
    public const string SectionName = "Sample";

    /// <summary>Whether it is imported. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Its folder. Default: the one that comes with the product.</summary>
    [Required]
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "sample-handbook");
}
