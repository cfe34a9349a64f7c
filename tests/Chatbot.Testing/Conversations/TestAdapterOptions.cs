using Chatbot.Bot.Channels;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Testing.Conversations;

/// <summary>What a <see cref="TestAdapter"/> is made of.</summary>
internal sealed record TestAdapterOptions
{
    /// <summary>Settings as <c>--Section:Key=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Adds or replaces services, after the product's own.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Maps endpoints, after the product's own.</summary>
    public Action<WebApplication>? Map { get; init; }

    /// <summary>The language model; null = answers are quoted from the documents, of which there are none.</summary>
    public ScriptedProvider? Model { get; init; }

    /// <summary>The clock. It runs, and a test moves it.</summary>
    public ShiftedTimeProvider Time { get; init; } = new();

    /// <summary>What the channel can show. Default: texts alone.</summary>
    public ChannelCapabilities Capabilities { get; init; } = new() { Greets = false };

    /// <summary>Where the database is; null = in a new folder, which is deleted with the adapter.</summary>
    public string? Folder { get; init; }
}
