namespace Chatbot.Knowledge.Language.Stemmers;

/// <summary>The Snowball stemmer of French, after its published description.</summary>
internal static class FrenchStemmer
{
    private const string Vowels = "aeiouyâàëéêèïîôûù";

    private static readonly string[] Simple = Split("ance iqUe isme able iste eux ances iqUes ismes ables istes");
    private static readonly string[] Action = Split("atrice ateur ation atrices ateurs ations");
    private static readonly string[] Standard =
    [
        .. Simple,
        .. Action,
        .. Split(
            "logie logies usion ution usions utions ence ences ement ements ité ités if ive ifs ives eaux aux euse euses issement "
                + "issements amment emment ment ments"
        ),
    ];

    private static readonly string[] VerbsInI = Split(
        "îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait "
            + "issant issante issantes issants isse issent isses issez issiez issions issons it"
    );

    private static readonly string[] VerbsInE = Split(
        "é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez"
    );

    private static readonly string[] VerbsInA = Split(
        "âmes ât âtes a ai aIent ais ait ant ante antes ants as asse assent asses assiez assions"
    );

    private static readonly string[] OtherVerbs = [.. VerbsInE, .. VerbsInA, "ions"];

    public static string Stem(string word)
    {
        var stem = new StemmedWord(Mark(word), Vowels);
        MarkRegions(stem);
        string before = stem.Text;
        (bool changed, bool verbs) = TakeStandard(stem);
        if (!changed || verbs)
        {
            changed = TakeVerbInI(stem) || TakeOtherVerb(stem) || changed;
        }

        if (changed && !string.Equals(before, stem.Text, StringComparison.Ordinal))
        {
            _ = stem.Replace("Y", "i", 0) || stem.Replace("ç", "c", 0);
        }
        else
        {
            TakeResidue(stem);
        }

        if (stem.Longest(["enn", "onn", "ett", "ell", "eill"]) is not null)
        {
            stem.Cut(1);
        }

        Unaccent(stem);
        return stem.Text.ToLowerInvariant();
    }

    private static string[] Split(string suffixes) => suffixes.Split(' ');

    private static string Mark(string word)
    {
        char[] marked = word.ToCharArray();
        for (int i = 0; i < marked.Length; i++)
        {
            bool after = i > 0 && Vowels.Contains(marked[i - 1], StringComparison.Ordinal);
            bool before = i + 1 < marked.Length && Vowels.Contains(marked[i + 1], StringComparison.Ordinal);
            bool becomesConsonant = marked[i] switch
            {
                'u' => (i > 0 && marked[i - 1] == 'q') || (after && before),
                'i' => after && before,
                'y' => after || before,
                _ => false,
            };
            marked[i] = becomesConsonant ? char.ToUpperInvariant(marked[i]) : marked[i];
        }

        return new string(marked);
    }

    private static void MarkRegions(StemmedWord stem)
    {
        stem.MarkR1R2();
        bool special = stem.Text.Length >= 3 && stem.Text[..3] is "par" or "col" or "tap";
        stem.RV = special || (stem.IsVowel(0) && stem.IsVowel(1)) ? 3 : stem.Find(1, vowel: true) + 1;
        stem.RV = Math.Min(stem.RV, stem.Text.Length);
    }

    /// <summary>Whether an ending went, and whether it was one of adverbs, after which verb endings are taken too.</summary>
    private static (bool Changed, bool Verbs) TakeStandard(StemmedWord stem)
    {
        string? suffix = stem.Longest(Standard);
        switch (suffix)
        {
            case null:
                return (false, false);
            case "logie" or "logies":
                return (stem.Replace(suffix, "log", stem.R2), false);
            case "usion" or "ution" or "usions" or "utions":
                return (stem.Replace(suffix, "u", stem.R2), false);
            case "ence" or "ences":
                return (stem.Replace(suffix, "ent", stem.R2), false);
            case "ement" or "ements":
                return (TakeEment(stem, suffix), false);
            case "ité" or "ités":
                return (TakeIte(stem, suffix), false);
            case "if" or "ive" or "ifs" or "ives":
                return (TakeIf(stem, suffix), false);
            case "eaux":
                stem.Cut(1);
                return (true, false);
            case "aux":
                return (stem.Replace(suffix, "al", stem.R1), false);
            case "euse" or "euses":
                return (stem.Remove(suffix, stem.R2) || stem.Replace(suffix, "eux", stem.R1), false);
            case "issement" or "issements":
                bool consonant = !stem.IsVowel(stem.Text.Length - suffix.Length - 1);
                return (consonant && stem.Remove(suffix, stem.R1), false);
            case "amment":
                return (stem.Replace(suffix, "ant", stem.RV), true);
            case "emment":
                return (stem.Replace(suffix, "ent", stem.RV), true);
            case "ment" or "ments":
                int place = stem.Text.Length - suffix.Length - 1;
                return (place >= stem.RV && stem.IsVowel(place) && stem.Remove(suffix, stem.RV), true);
            default:
                return (TakeSimple(stem, suffix), false);
        }
    }

    private static bool TakeSimple(StemmedWord stem, string suffix)
    {
        if (!stem.Remove(suffix, stem.R2))
        {
            return false;
        }

        if (Action.Contains(suffix) && !stem.Remove("ic", stem.R2))
        {
            stem.Replace("ic", "iqU", 0);
        }

        return true;
    }

    private static bool TakeEment(StemmedWord stem, string suffix)
    {
        if (!stem.Remove(suffix, stem.RV))
        {
            return false;
        }

        if (stem.Ends("iv"))
        {
            _ = stem.Remove("iv", stem.R2) && stem.Remove("at", stem.R2);
        }
        else if (stem.Ends("eus"))
        {
            _ = stem.Remove("eus", stem.R2) || stem.Replace("eus", "eux", stem.R1);
        }
        else if (!stem.RemoveAny(["abl", "iqU"], stem.R2))
        {
            _ = stem.Replace("ièr", "i", stem.RV) || stem.Replace("Ièr", "i", stem.RV);
        }

        return true;
    }

    private static bool TakeIte(StemmedWord stem, string suffix)
    {
        if (!stem.Remove(suffix, stem.R2))
        {
            return false;
        }

        _ =
            stem.Remove("abil", stem.R2)
            || stem.Replace("abil", "abl", 0)
            || stem.Remove("ic", stem.R2)
            || stem.Replace("ic", "iqU", 0)
            || stem.Remove("iv", stem.R2);
        return true;
    }

    private static bool TakeIf(StemmedWord stem, string suffix)
    {
        if (!stem.Remove(suffix, stem.R2))
        {
            return false;
        }

        if (stem.Remove("at", stem.R2) && !stem.Remove("ic", stem.R2))
        {
            stem.Replace("ic", "iqU", 0);
        }

        return true;
    }

    private static bool TakeVerbInI(StemmedWord stem)
    {
        if (stem.Longest(VerbsInI, stem.RV) is not { } suffix)
        {
            return false;
        }

        int before = stem.Text.Length - suffix.Length - 1;
        return before >= stem.RV && !stem.IsVowel(before) && stem.Remove(suffix, stem.RV);
    }

    private static bool TakeOtherVerb(StemmedWord stem)
    {
        string? suffix = stem.Longest(OtherVerbs, stem.RV);
        if (suffix is null || (suffix == "ions" && !stem.Ends(suffix, stem.R2)))
        {
            return false;
        }

        stem.Cut(suffix.Length);
        if (VerbsInA.Contains(suffix))
        {
            stem.Remove("e", stem.RV);
        }

        return true;
    }

    private static void TakeResidue(StemmedWord stem)
    {
        if (stem.Ends("s") && stem.Text.Length > 1 && !"aiouès".Contains(stem.Text[^2], StringComparison.Ordinal))
        {
            stem.Cut(1);
        }

        switch (stem.Longest(["ion", "ier", "ière", "Ier", "Ière", "e"], stem.RV))
        {
            case "ion":
                int before = stem.Text.Length - 4;
                if (before >= stem.RV && stem.Ends("ion", stem.R2) && stem.Text[before] is 's' or 't')
                {
                    stem.Cut(3);
                }

                break;
            case "e":
                stem.Cut(1);
                break;
            case { } suffix:
                stem.Replace(suffix, "i", stem.RV);
                break;
            case null:
                break;
        }
    }

    private static void Unaccent(StemmedWord stem)
    {
        int place = stem.Text.Length - 1;
        while (place > 0 && !stem.IsVowel(place))
        {
            place--;
        }

        if (place >= 0 && place < stem.Text.Length - 1 && stem.Text[place] is 'é' or 'è')
        {
            stem.Text = $"{stem.Text[..place]}e{stem.Text[(place + 1)..]}";
        }
    }
}
