namespace LaporBot.Core.Reading;

/// <summary>A description of a place: from word to word, and how much it tells.</summary>
internal readonly record struct PlaceFound(int From, int To, int Weight);

/// <summary>
/// Finds descriptions of places: parts ("dekat masjid", "dusun Karang Baru", "RT 03") that follow one another. Looks a few words
/// ahead for each part, and each part begins behind the one before: linear.
/// </summary>
internal readonly ref struct PlaceScan(TokenText text)
{
    private const int Named = 2;
    private const int MostIdle = 3;
    private const int MostCapitals = 4;
    private const int MostSmall = 2;

    private readonly TokenText _text = text;
    private readonly bool _hasCase = text.Source.ContainsAnyInRange('a', 'z');

    /// <summary>The description that tells most, the first among equals.</summary>
    public PlaceFound? Best()
    {
        PlaceFound? best = null;
        for (var at = 0; at < _text.Count;)
        {
            var found = Description(at);
            if (found.Weight > (best?.Weight ?? 0))
            {
                best = found;
            }

            at = Math.Max(at + 1, found.To);
        }

        return best;
    }

    private PlaceFound Description(int from)
    {
        var next = from;
        var told = new PlaceFound(from, from, 0);
        var idle = 0;
        while (idle < MostIdle && Part(Joint(next, isFirst: next == from), next > from) is { To: > 0 } part)
        {
            // A bare "lampu merah" is kept between two parts that tell something, not behind them.
            next = part.To;
            idle = part.Weight > 0 ? 0 : idle + 1;
            told = part.Weight > 0 ? new PlaceFound(from, next, told.Weight + part.Weight) : told;
        }

        return told;
    }

    /// <summary>Over "di" or "the" to the next part.</summary>
    private int Joint(int at, bool isFirst)
    {
        if (isFirst)
        {
            return at;
        }

        while (Term(at) is PlaceTerm.At or PlaceTerm.Filler && _text[at].Before != Gap.Break)
        {
            at++;
        }

        return at;
    }

    private PlaceTerm Term(int at) => IsLongLandmark(at) ? PlaceTerm.Landmark : PlaceLexicon.Find(_text.Plain(at));

    /// <summary>"rumah sakit", "lampu merah".</summary>
    private bool IsLongLandmark(int at) => at + 1 < _text.Count && _text[at + 1].Before == Gap.Space
        && PlaceLexicon.Find(_text.Plain(at, at + 2)) == PlaceTerm.Landmark;

    private PlaceFound Part(int at, bool goesOn)
    {
        if (goesOn && _text[at].Before is Gap.Break or Gap.Other or Gap.WideDash)
        {
            return default;
        }

        return Term(at) switch
        {
            PlaceTerm.Street or PlaceTerm.Hamlet => NameBehind(at, at + 1, Named),
            PlaceTerm.Road => Road(at),
            PlaceTerm.Numbered => Number(at),
            PlaceTerm.Landmark => Landmark(at),
            PlaceTerm.Beside => Beside(at),
            _ => goesOn ? Region(at) : StreetBehind(at),
        };
    }

    private PlaceFound NameBehind(int from, int at, int weight) =>
        Name(at) is var to && to > at ? new PlaceFound(from, to, weight) : default;

    /// <summary>"jalan Pejanggik" is a place; "jalan raya" only leads to one ("jalan raya depan pasar").</summary>
    private PlaceFound Road(int at)
    {
        var behind = Term(at + 1) == PlaceTerm.Filler && _text[at + 1].Before == Gap.Space ? at + 2 : at + 1;
        var named = NameBehind(at, behind, Named);
        return named.To > 0 ? named : behind > at + 1 ? new PlaceFound(at, behind, 0) : default;
    }

    private PlaceFound Number(int at)
    {
        var number = _text[at + 1];
        var isNumber = number.Term.Kind == TermKind.Digits && number.Length <= 3 && number.Before is Gap.Space or Gap.None or Gap.Dot or Gap.Other;
        return isNumber ? new PlaceFound(at, at + 2, 1) : default;
    }

    private PlaceFound Landmark(int at)
    {
        var behind = IsLongLandmark(at) ? at + 2 : at + 1;
        var to = Name(behind);
        return new PlaceFound(at, to, to > behind ? Named : 0);
    }

    /// <summary>"di depan pasar" tells where, "pasar" alone does not.</summary>
    private PlaceFound Beside(int at)
    {
        var next = Joint(at + 1, isFirst: false);
        var part = _text[next].Before is Gap.Break or Gap.Comma ? default
            : Term(next) switch
            {
                PlaceTerm.Landmark => Landmark(next),
                PlaceTerm.Street or PlaceTerm.Hamlet => NameBehind(next, next + 1, Named),
                PlaceTerm.Road => Road(next),
                _ => default,
            };
        return part.To > 0 ? new PlaceFound(at, part.To, part.Weight + 1) : default;
    }

    /// <summary>A kabupaten or kota ends an address.</summary>
    private PlaceFound Region(int at)
    {
        var first = at;
        while (RegionLexicon.Find(_text.Plain(at)).Term is RegionTerm.City or RegionTerm.Regency && _text[at + 1].Before is Gap.Space)
        {
            at++;
        }

        var to = at;
        while (to < at + MostSmall && IsRegionName(to, to > at))
        {
            to++;
        }

        return to > at ? new PlaceFound(first, to, 1) : default;
    }

    private bool IsRegionName(int at, bool goesOn) =>
        (!goesOn || _text[at].Before == Gap.Space) && RegionLexicon.Find(_text.Plain(at)).Term is var term
        && (term is RegionTerm.Name or RegionTerm.Lombok or RegionTerm.Sumbawa or RegionTerm.Bima
            || (goesOn && term is RegionTerm.West or RegionTerm.Middle or RegionTerm.East or RegionTerm.North or RegionTerm.Great));

    /// <summary>"on Pejanggik Street".</summary>
    private PlaceFound StreetBehind(int at)
    {
        if (!_text[at].IsCapital || Term(at) != PlaceTerm.None || Term(at - 1) != PlaceTerm.At)
        {
            return default;
        }

        var street = Term(at + 1) == PlaceTerm.StreetBehind ? at + 1 : Term(at + 2) == PlaceTerm.StreetBehind && _text[at + 1].IsCapital ? at + 2 : 0;
        return street > 0 && _text[street].Before == Gap.Space ? new PlaceFound(at, street + 1, Named) : default;
    }

    /// <summary>
    /// Behind the last word of a name. Written with capitals it goes on as long as they do; in small letters two words are believed.
    /// </summary>
    private int Name(int at)
    {
        var isCapital = _hasCase && _text[at].IsCapital;
        var most = isCapital ? MostCapitals : MostSmall;
        var to = at;
        while (to < at + most && IsInName(to, to == at, isCapital))
        {
            to++;
        }

        return to;
    }

    private bool IsInName(int at, bool isFirst, bool isCapital)
    {
        var token = _text[at];
        if (token.Before is not (Gap.Space or Gap.None or Gap.Dash or Gap.Dot) || at >= _text.Count)
        {
            return false;
        }

        if (token.Term.Kind == TermKind.Digits)
        {
            return token.Length <= 2 && (isFirst || _text[at - 1].Term.Kind != TermKind.Digits);
        }

        if (_text.Kind(at - 1) == TermKind.Digits && !isFirst)
        {
            return token.Term.Kind == TermKind.Month || (_hasCase && token.IsCapital && Term(at) == PlaceTerm.None);
        }

        if (!isFirst && isCapital)
        {
            return token.IsCapital && Term(at) is PlaceTerm.None or PlaceTerm.Filler or PlaceTerm.Stop;
        }

        // "kantor dukcapil lombok timur": the region is a part of its own.
        if (!isFirst && IsRegionName(at, goesOn: false) && RegionLexicon.Find(_text.Plain(at + 1)).Term is RegionTerm.West or RegionTerm.Middle or RegionTerm.East or RegionTerm.North)
        {
            return false;
        }

        var isWord = Term(at) == PlaceTerm.None || _text.Plain(at) is "raya" or "lingkar" or "lintas";
        return isWord && !IsAboutTime(token.Term) && (isCapital || !PlaceLexicon.LooksInflected(_text.Plain(at)));
    }

    /// <summary>"baru" and "tengah" are parts of many names.</summary>
    private static bool IsAboutTime(Term term) => term.Kind is not (TermKind.None or TermKind.New or TermKind.Middle or TermKind.Number or TermKind.NumberWord);
}
