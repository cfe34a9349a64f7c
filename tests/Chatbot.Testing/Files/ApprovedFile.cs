using System.Runtime.CompilerServices;

namespace Chatbot.Testing.Files;

/// <summary>
/// Approval tests: a text is compared with a file that somebody has looked at, in the folder <c>Approved</c> beside the
/// test. With the environment variable <see cref="AcceptVariable"/> set to 1 the files are written instead.
/// </summary>
public static class ApprovedFile
{
    public const string AcceptVariable = "CHATBOT_ACCEPT_APPROVALS";

    /// <param name="name">Name of the approved file.</param>
    /// <param name="actual">The text of today; line ends do not matter.</param>
    /// <param name="test">The source file of the test.</param>
    /// <exception cref="InvalidOperationException">The file does not exist, or holds another text.</exception>
    public static void Verify(string name, string actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Approved", name);
        var text = actual.ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
        if (approved != text)
        {
            throw new InvalidOperationException(
                $"{(approved is null ? "There is no" : "Not the same as the")} approved file {path}. Look at the text below; if it is right, "
                    + $"run this test with {AcceptVariable}=1.\n\n{text}"
            );
        }
    }
}
