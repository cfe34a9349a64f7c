using Chatbot.Contracts.Limits;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>Rates of all processes together: one grain for each person and tool counts.</summary>
internal sealed class ClusterCallRates(IGrainFactory grains) : ICallRates
{
    public async ValueTask<bool> TryTakeAsync(Tool tool, ToolCaller caller) =>
        await grains
            .GetGrain<ICallRateGrain>($"{tool.Name}/{Uri.EscapeDataString(caller.Tenant)}/{Uri.EscapeDataString(caller.UserId)}")
            .TryTakeAsync(tool.Limits.CallsPerMinute);
}
