using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Sources.Folder;

/// <summary>A folder to watch.</summary>
public sealed class FolderOptions
{
    /// <summary>The folder.</summary>
    [Required(ErrorMessage = "Folder:Path is empty; name the folder to watch.")]
    public string Path { get; set; } = "";

    /// <summary>How long a file must have been left alone before it is read. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromSeconds(2);
}
