namespace LaporBot.Core.Reading;

/// <summary>A name of one or more regions.</summary>
internal readonly record struct RegionFound(RegionSet Regions, int From, int To)
{
    /// <summary>The villages or districts of that name; all of one kind.</summary>
    public Village[]? Villages { get; init; }

    /// <summary>The name alone says that a region is meant: "Lombok Timur", "Lobar", "Kota Bima".</summary>
    public bool IsClear { get; init; }

    /// <summary>The name is a word of the language as well.</summary>
    public bool IsCommon { get; init; }
}

/// <summary>Finds names of regions from left to right and judges them by the words before them.</summary>
internal readonly ref struct RegionScan(TokenText text, Gazetteer gazetteer, bool isStory)
{
    /// <summary>In a story "di" may stand so many words before the name: "di jalan Pejanggik Mataram".</summary>
    private const int Reach = 6;

    private const int MostWordsOfVillage = 4;

    private readonly TokenText _text = text;
    private readonly Gazetteer _gazetteer = gazetteer;
    private readonly bool _isStory = isStory;

    public RegionFound? At(int at) =>
        Read(at) is { } found && (_isStory ? IsToldAsPlace(found) : IsAnswered(found)) ? found : null;

    /// <summary>"kec. Pujut" is the district of the list; a bare "Mataram" is the city, not its district of that name.</summary>
    private RegionFound? Read(int at) =>
        Is(at - 1, RegionTerm.District) || Is(at - 1, RegionTerm.Village) ? InGazetteer(at) ?? Named(at) : Named(at) ?? InGazetteer(at);

    private RegionWord Word(int at) => RegionLexicon.Find(_text.Plain(at));

    private bool Next(int at, RegionTerm term) => _text[at].Before != Gap.Break && Word(at).Term == term;

    private RegionFound? Named(int at)
    {
        var word = RegionLexicon.Find(_text.Plain(at, Math.Min(at + 2, _text.Count)));
        if (at + 1 < _text.Count && _text[at + 1].Before != Gap.Break && word.Term == RegionTerm.Name)
        {
            return new RegionFound(word.Regions, at, at + 2) { IsClear = true };
        }

        word = Word(at);
        word = word.Term == RegionTerm.None ? RegionLexicon.Mend(_text.Plain(at), _isStory) : word;
        return word.Term switch
        {
            RegionTerm.Name => new RegionFound(word.Regions, at, at + 1) { IsClear = IsShortForm(at) || Is(at - 1, RegionTerm.District) },
            RegionTerm.CommonName => new RegionFound(word.Regions, at, at + 1) { IsCommon = true },
            RegionTerm.Lombok => Lombok(at),
            RegionTerm.Sumbawa => Sumbawa(at),
            RegionTerm.Bima => Bima(at),
            _ => null,
        };
    }

    /// <summary>lobar, loteng, lotim, klu, ksb: only offices and people who live there write so.</summary>
    private bool IsShortForm(int at) => _text.Plain(at) is "lobar" or "loteng" or "lotim" or "lotara" or "klu" or "ksb";

    private RegionFound? Lombok(int at)
    {
        var direction = RegionLexicon.Direction(_text.Plain(at + 1));
        if (_text[at + 1].Before != Gap.Break && direction.Count > 0)
        {
            return new RegionFound(direction, at, at + 2) { IsClear = true };
        }

        direction = RegionLexicon.Direction(_text.Plain(at - 1));
        return direction.Count > 0 && _text[at].Before != Gap.Break
            ? new RegionFound(direction, at - 1, at + 1) { IsClear = true }
            : new RegionFound(RegionLexicon.Lombok, at, at + 1);
    }

    private RegionFound? Sumbawa(int at) =>
        Next(at + 1, RegionTerm.West) ? new RegionFound(RegionLexicon.WestSumbawa, at, at + 2) { IsClear = true }
        : Is(at - 1, RegionTerm.West) ? new RegionFound(RegionLexicon.WestSumbawa, at - 1, at + 1) { IsClear = true }
        : Next(at + 1, RegionTerm.Great) ? new RegionFound(RegionLexicon.Sumbawa, at, at + 2) { IsClear = true }
        : new RegionFound(RegionLexicon.Sumbawa, at, at + 1);

    private RegionFound? Bima(int at) =>
        Is(at - 1, RegionTerm.City) || Next(at + 1, RegionTerm.City) ? new RegionFound(RegionLexicon.BimaCity, at, at + 1) { IsClear = true }
        : Is(at - 1, RegionTerm.Regency) || Next(at + 1, RegionTerm.Regency) ? new RegionFound(RegionLexicon.BimaRegency, at, at + 1) { IsClear = true }
        : new RegionFound(RegionLexicon.Bima, at, at + 1);

    /// <summary>
    /// The longest name of a village or district; in a story only behind "desa", "kelurahan" or "kecamatan", in an answer also
    /// behind "di" or alone.
    /// </summary>
    private RegionFound? InGazetteer(int at)
    {
        var isDistrict = Is(at - 1, RegionTerm.District);
        var isMarked = isDistrict || Is(at - 1, RegionTerm.Village);
        if (_gazetteer.IsEmpty || (!isMarked && (_isStory || PlaceLexicon.Find(_text.Plain(at)) != PlaceTerm.None)))
        {
            return null;
        }

        for (var to = Math.Min(at + MostWordsOfVillage, _text.Count); to > at; to--)
        {
            if (_gazetteer.Find(_text.Plain(at, to), isDistrict) is { } villages && !HasBreak(at, to))
            {
                return new RegionFound(Gazetteer.RegionsOf(villages), at, to) { Villages = villages, IsClear = true, IsCommon = !isMarked };
            }
        }

        return null;
    }

    private bool HasBreak(int from, int to)
    {
        for (var at = from + 1; at < to; at++)
        {
            if (_text[at].Before is Gap.Break or Gap.Comma)
            {
                return true;
            }
        }

        return false;
    }

    private bool Is(int at, RegionTerm term) => _text[at + 1].Before != Gap.Break && Word(at).Term == term;

    private bool IsAnswered(RegionFound found)
    {
        var before = TermBefore(found.From);
        return before is not (RegionTerm.NotPlace or RegionTerm.Street) && (!found.IsCommon || IsAlone(found) || before is RegionTerm.District or RegionTerm.Village or RegionTerm.Regency or RegionTerm.Where);
    }

    /// <summary>Nothing but courtesies beside it.</summary>
    private bool IsAlone(RegionFound found)
    {
        for (var at = 0; at < _text.Count; at++)
        {
            var isPart = at >= found.From && at < found.To;
            if (!isPart && Word(at).Term is RegionTerm.None && _text[at].Length > 3)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsToldAsPlace(RegionFound found)
    {
        var before = TermBefore(found.From);
        var isPair = _text[found.From].Before is Gap.Dash or Gap.Slash or Gap.WideDash || _text[found.To].Before is Gap.Dash or Gap.WideDash && Word(found.To).Term != RegionTerm.None;
        if (before is RegionTerm.NotPlace or RegionTerm.Street || isPair || IsOnRoute(found))
        {
            return false;
        }

        return found.IsCommon ? before == RegionTerm.District : found.IsClear || before is not (RegionTerm.None or RegionTerm.Route) || IsBehindPlace(found.From);
    }

    /// <summary>The word that governs the name; "raya" in "jalan raya Sumbawa" is looked through.</summary>
    private RegionTerm TermBefore(int from)
    {
        var at = from - 1;
        while (at >= 0 && _text[at + 1].Before != Gap.Break && Word(at).Term == RegionTerm.StreetKind)
        {
            at--;
        }

        return at >= 0 && _text[at + 1].Before != Gap.Break ? Word(at).Term : RegionTerm.None;
    }

    /// <summary>"ke Mataram", "jurusan Bima", "dari Dompu ke Mataram"; "saya dari Praya" is where somebody lives.</summary>
    private bool IsOnRoute(RegionFound found)
    {
        var at = found.From - 1;
        while (Is(at, RegionTerm.City) || Is(at, RegionTerm.Regency))
        {
            at--;
        }

        var isOrigin = _text.Plain(at) is "dari" or "dr" or "from" && Word(at - 1).Term == RegionTerm.Self;
        return Is(at, RegionTerm.Route) && !(isOrigin && Word(found.To).Term != RegionTerm.Route);
    }

    /// <summary>"di jalan Pejanggik Mataram", "dusun Karang Baru, Praya".</summary>
    private bool IsBehindPlace(int from)
    {
        for (var at = from - 1; at >= Math.Max(from - Reach, 0) && _text[at + 1].Before != Gap.Break; at--)
        {
            switch (Word(at).Term)
            {
                case RegionTerm.Where or RegionTerm.Village or RegionTerm.District or RegionTerm.Street:
                    return true;
                case RegionTerm.Route:
                    return false;
                case RegionTerm.NotPlace when at == from - 1:
                    return false;
            }
        }

        return false;
    }
}
