namespace Chatbot.Bot.Tools.BuiltIn.Python;

/// <summary>Which program runs containers.</summary>
internal enum PythonEngine
{
    /// <summary>None: there is no such tool.</summary>
    Off,

    /// <summary>Docker, or else Podman, whichever answers.</summary>
    Auto,

    Docker,

    Podman,
}
