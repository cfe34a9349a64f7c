using System.ComponentModel;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tests.Snippets;

#region tool
/// <summary><c>free_rooms</c>: meeting rooms that are large enough.</summary>
internal sealed class RoomTool : IToolSource
{
    private static readonly (string Name, int Seats)[] Rooms = [("Oak", 4), ("Elm", 8), ("Ash", 20)];

    private readonly IReadOnlyList<Tool> _tools =
    [
        new(
            ToolFunction.Create("free_rooms", FreeRooms),
            new()
            {
                Access = ToolAccess.Everyone,
                ActsFor = ToolIdentity.Nobody,
                Risk = ToolRisk.Read,
                Approval = ApprovalRule.Never,
                Limits = new(TimeSpan.FromSeconds(2), MaxResultCharacters: 500, CallsPerMinute: 60),
            }
        ),
    ];

    public ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) => new(_tools);

    [Description("Names the meeting rooms with at least so many seats.")]
    private static ToolResult FreeRooms([Description("The number of people")] int people)
    {
        var names = Rooms.Where(room => room.Seats >= people).Select(room => room.Name).ToList();
        return names.Count > 0 ? new(string.Join(", ", names)) : ToolResult.Failed($"No room has {people} seats.");
    }
}
#endregion
