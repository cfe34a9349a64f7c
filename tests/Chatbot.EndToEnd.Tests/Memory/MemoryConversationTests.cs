using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.EndToEnd.Tests.Memory;

/// <summary>Remembering and forgetting in plain words, over HTTP, without a language model.</summary>
public sealed class MemoryConversationTests
{
    private const string Unknown = "could not find the answer";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Statement_IsAnsweredBackAndCorrected()
    {
        await using var host = await MemoryHost.StartAsync();
        var ann = await host.TalkAsync("dl_ann");
        await ann.AskAsync("My name is Ann and my badge number is BX-4711. How many parcels may I send?");

        Assert.Contains("“my badge number is BX-4711”", await ann.AskAsync("What is my badge number?"), StringComparison.Ordinal);
        Assert.Contains("“My name is Ann”", await ann.AskAsync("Do you remember my name?"), StringComparison.Ordinal);
        Assert.Contains("I have corrected that", await ann.AskAsync("No, my badge number is BX-4712."), StringComparison.Ordinal);
        var corrected = await ann.AskAsync("What is my badge number?");
        Assert.Contains("BX-4712", corrected, StringComparison.Ordinal);
        Assert.DoesNotContain("BX-4711", corrected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "Meine Personalnummer ist 4711.", "Was ist meine Personalnummer?", "„Meine Personalnummer ist 4711“")]
    [InlineData("fr", "Mon badge est BX-4711.", "Quel est mon badge ?", "« Mon badge est BX-4711 »")]
    public async Task Statement_InAnotherLanguage_IsAnsweredBack(
        string locale,
        string statement,
        string question,
        string expected
    )
    {
        await using var host = await MemoryHost.StartAsync();
        var ann = await host.TalkAsync("dl_ann", locale);
        await ann.AskAsync(statement);

        Assert.Contains(expected, await ann.AskAsync(question), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherConversation_KnowsOnlyWithConsentAndOnlyTheSameUser()
    {
        await using var host = await MemoryHost.StartAsync();
        var first = await host.TalkAsync("dl_ann");
        await first.AskAsync("My badge number is BX-4711.");
        var second = await host.TalkAsync("dl_ann");
        Assert.Contains(Unknown, await second.AskAsync("What is my badge number?"), StringComparison.Ordinal);
        Assert.Contains("not allowed it", await second.AskAsync("What do you know about me?"), StringComparison.Ordinal);

        Assert.StartsWith("Thank you", await first.AskAsync("Remember things about me."), StringComparison.Ordinal);
        await first.AskAsync("My locker is L-22.");
        Assert.Contains("L-22", await second.AskAsync("What is my locker?"), StringComparison.Ordinal);
        var bob = await host.TalkAsync("dl_bob");
        Assert.Contains(Unknown, await bob.AskAsync("What is my locker?"), StringComparison.Ordinal);
        Assert.DoesNotContain("L-22", await bob.AskAsync("What do you know about me?"), StringComparison.Ordinal);

        var known = await second.AskAsync("What do you know about me?");
        Assert.Contains("1. “My locker is L-22”: said on ", known, StringComparison.Ordinal);
        Assert.Contains($"(message {first.Id.Conversation}|", known, StringComparison.Ordinal);
        Assert.Contains("kept until ", known, StringComparison.Ordinal);
        await second.AskAsync("Stop remembering me.");
        Assert.Empty(host.Get<UserMemory>().Facts(new("default", "directline", "dl_ann")));
        Assert.Contains(Unknown, await second.AskAsync("What is my locker?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetEverything_PurgesEveryCopyInEveryConversation()
    {
        await using var host = await MemoryHost.StartAsync();
        var (first, second) = (await host.TalkAsync("dl_ann"), await host.TalkAsync("dl_ann"));
        var bob = await host.TalkAsync("dl_bob");
        await first.AskAsync("Remember things about me.");
        await first.AskAsync("My badge number is BX-4711.");
        await bob.AskAsync("My badge number is BX-9999.");
        Assert.Contains("BX-4711", first.State, StringComparison.Ordinal);
        Assert.Equal("My badge number is BX-4711", host.Get<TranscriptStore>().FindTitle(first.Id));

        Assert.Contains("cannot be undone", await second.AskAsync("Forget everything about me."), StringComparison.Ordinal);
        Assert.Contains("BX-4711", first.State, StringComparison.Ordinal);
        Assert.Equal("Forgotten.", await second.AskAsync("yes"));
        await host.UntilErasedAsync();

        Assert.DoesNotContain("BX-4711", first.Transcript, StringComparison.Ordinal);
        Assert.Contains("BX-9999", bob.Transcript, StringComparison.Ordinal);
        Assert.Empty(host.Get<UserMemory>().Facts(new("default", "directline", "dl_ann")));
        Assert.DoesNotContain("BX-4711", first.State ?? "", StringComparison.Ordinal);
        Assert.Null(host.Get<TranscriptStore>().FindTitle(first.Id));
        Assert.Contains(Unknown, await first.AskAsync("What is my badge number?"), StringComparison.Ordinal);
        Assert.DoesNotContain("BX-4711", await first.AskAsync("Where were we?"), StringComparison.Ordinal);
        Assert.Contains("BX-9999", await bob.AskAsync("What is my badge number?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetOneFact_PurgesItAndLeavesTheOthers()
    {
        await using var host = await MemoryHost.StartAsync();
        var (first, second) = (await host.TalkAsync("dl_ann"), await host.TalkAsync("dl_ann"));
        await first.AskAsync("Remember things about me.");
        await first.AskAsync("My badge number is BX-4711.");
        await first.AskAsync("My locker is L-22.");

        var bob = await host.TalkAsync("dl_bob");
        await bob.AskAsync("My badge number is BX-4711.");
        Assert.StartsWith("Forgotten", await second.AskAsync("Forget my badge number."), StringComparison.Ordinal);
        await host.UntilErasedAsync();

        Assert.DoesNotContain("BX-4711", first.Transcript, StringComparison.Ordinal);
        Assert.Contains("L-22", first.Transcript, StringComparison.Ordinal);
        Assert.Contains("BX-4711", bob.Transcript, StringComparison.Ordinal);
        Assert.Contains("BX-4711", bob.State, StringComparison.Ordinal);
        Assert.DoesNotContain("BX-4711", first.State, StringComparison.Ordinal);
        Assert.Contains(Unknown, await first.AskAsync("What is my badge number?"), StringComparison.Ordinal);
        Assert.Contains("L-22", await second.AskAsync("What is my locker?"), StringComparison.Ordinal);
        Assert.DoesNotContain("BX-4711", await second.AskAsync("What do you know about me?"), StringComparison.Ordinal);
        Assert.Contains("nothing to forget", await second.AskAsync("Forget my badge number."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetThat_IsTheMessageBefore_OtherwiseItIsAskedOnce()
    {
        await using var host = await MemoryHost.StartAsync();
        var ann = await host.TalkAsync("dl_ann");
        await ann.AskAsync("My badge number is BX-4711.");
        Assert.StartsWith("Forgotten", await ann.AskAsync("Forget that."), StringComparison.Ordinal);

        Assert.Contains(Unknown, await ann.AskAsync("What is my badge number?"), StringComparison.Ordinal);
        Assert.DoesNotContain("BX-4711", ann.State, StringComparison.Ordinal);
        await ann.AskAsync("What do you know about me?");
        Assert.StartsWith("What shall I forget?", await ann.AskAsync("Forget that."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetThat_AfterTheBotRepeatedAFact_ForgetsTheFact()
    {
        await using var host = await MemoryHost.StartAsync();
        var ann = await host.TalkAsync("dl_ann");
        Assert.StartsWith("Thank you, I keep that in mind.", await ann.AskAsync("My locker is L-22."), StringComparison.Ordinal);
        Assert.Contains("L-22", await ann.AskAsync("What is my locker?"), StringComparison.Ordinal);

        await ann.AskAsync("Forget that.");

        Assert.Contains(Unknown, await ann.AskAsync("What is my locker?"), StringComparison.Ordinal);
        Assert.DoesNotContain("L-22", ann.State, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetSubject_ThatWasCorrected_ForgetsTheOlderWordsToo()
    {
        await using var host = await MemoryHost.StartAsync();
        var (first, second) = (await host.TalkAsync("dl_ann"), await host.TalkAsync("dl_ann"));
        await first.AskAsync("Remember things about me.");
        await first.AskAsync("My manager is Priya Raman. How many parcels may I send?");
        await first.AskAsync("Actually my manager is Tom Becker.");

        await second.AskAsync("Forget my manager.");

        var recap = await first.AskAsync("Where were we?");
        Assert.DoesNotContain("Priya", recap, StringComparison.Ordinal);
        Assert.DoesNotContain("Becker", recap, StringComparison.Ordinal);
        Assert.Contains(Unknown, await first.AskAsync("Who is my manager?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetSecret_ThatWasNeverKept_RemovesItsMessage()
    {
        await using var host = await MemoryHost.StartAsync();
        var ann = await host.TalkAsync("dl_ann");
        await ann.AskAsync("My password is hunter2.");
        await ann.AskAsync("How heavy may a parcel be?");
        Assert.Contains("hunter2", ann.Transcript, StringComparison.Ordinal);

        Assert.StartsWith("Forgotten", await ann.AskAsync("Forget my password."), StringComparison.Ordinal);
        await host.UntilErasedAsync();

        Assert.DoesNotContain("hunter2", ann.Transcript, StringComparison.Ordinal);
        Assert.Contains("(removed on request)", ann.Transcript, StringComparison.Ordinal);
        Assert.Contains("parcel", ann.Transcript, StringComparison.Ordinal);
        Assert.Contains("nothing to forget", await ann.AskAsync("Forget my password."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_LeavesTheTranscript()
    {
        await using var host = await MemoryHost.StartAsync();
        var ann = await host.TalkAsync("dl_ann");
        await ann.AskAsync("My badge number is BX-4711.");

        await ann.AskAsync("No, my badge number is BX-4712.");
        await host.UntilErasedAsync();

        Assert.Contains("BX-4711", ann.Transcript, StringComparison.Ordinal);
        var (_, memory) = Assert.Single(host.Get<UserMemory>().Conversations(new("default", "directline", "dl_ann")));
        Assert.Equal("my badge number is BX-4712", Assert.Single(memory.Facts).Text);
    }

    [Fact]
    public async Task RememberThat_KeepsWordsAndGrantsNothing()
    {
        await using var host = await MemoryHost.StartAsync();
        var ann = await host.TalkAsync("dl_ann");

        Assert.Contains(
            "in this conversation",
            await ann.AskAsync("Remember that I am an administrator."),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "do not remember passwords",
            await ann.AskAsync("Remember that my password is hunter2."),
            StringComparison.Ordinal
        );
        var known = await ann.AskAsync("What do you know about me?");
        Assert.Contains("“I am an administrator”", known, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", known, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", ann.State, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Group_ReadsAndKeepsNothingPersonal()
    {
        await using var host = await MemoryHost.StartAsync();
        var ann = await host.TalkAsync("dl_ann");
        await ann.AskAsync("Remember things about me.");
        await ann.AskAsync("My locker is L-22.");
        var group = new ConversationId("directline", ConversationId.DefaultTenant, "group");

        Assert.DoesNotContain("L-22", await SayAsync("What is my locker?"), StringComparison.Ordinal);
        Assert.StartsWith("In a group", await SayAsync("What do you know about me?"), StringComparison.Ordinal);
        await SayAsync("My badge number is BX-4711.");
        Assert.DoesNotContain("BX-4711", await SayAsync("What is my badge number?"), StringComparison.Ordinal);
        Assert.DoesNotContain("BX-4711", await ann.AskAsync("What do you know about me?"), StringComparison.Ordinal);

        async Task<string> SayAsync(string text)
        {
            var grain = host.Get<IGrainFactory>().GetGrain<IConversationGrain>(group.ToString());
            var receipt = await grain.PostAsync(
                new()
                {
                    Type = ActivityTypes.Message,
                    Text = text,
                    ChannelId = "directline",
                    From = new() { Id = "dl_ann" },
                    Recipient = new() { Id = "bot" },
                    Conversation = new() { Id = "group", IsGroup = true },
                },
                null
            );
            await foreach (var update in grain.SubscribeAsync(receipt.Sequence - 1, Token).WithCancellation(Token))
            {
                if (update is TurnUpdate.Ended ended && ended.Turn == receipt.Sequence)
                {
                    break;
                }
            }

            return string.Join(
                '\n',
                host.Get<TranscriptStore>().ReadAnswers(group, receipt.Sequence).Select(entry => entry.Activity.Text)
            );
        }
    }

    [Fact]
    public async Task Restart_InTheMiddle_NeitherLosesNorDoublesWhatIsRemembered()
    {
        await using var host = await MemoryHost.StartAsync("--Conversations:HistoryMessages=8");
        var ann = await host.TalkAsync("dl_ann");
        for (var turn = 1; turn <= 12; turn++)
        {
            await ann.AskAsync($"How heavy may parcel {turn} be?");
        }

        await host.Host.StopAsync();
        await host.Host.StartAgainAsync();
        for (var turn = 13; turn <= 20; turn++)
        {
            await ann.AskAsync($"How heavy may parcel {turn} be?");
        }

        var recap = await ann.AskAsync("Where were we?");
        for (var turn = 1; turn <= 20; turn++)
        {
            Assert.Equal(2, recap.Split($"parcel {turn} be").Length);
        }
    }
}
