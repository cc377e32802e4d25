using System.Collections.Immutable;
using System.Text.Json;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Redis.Stored;

/// <summary>The part of <see cref="ConversationWriter"/> for an open draft.</summary>
internal static class DraftWriter
{
    public static void Write(Utf8JsonWriter json, ComplaintDraft draft)
    {
        json.WriteStartObject("d"u8);
        json.Id("i"u8, draft.Id);
        json.WriteNumber("q"u8, (int)draft.Answered);
        json.Name("k"u8, draft.Classification ?? default);
        json.Text("s"u8, draft.Story);
        json.Flag("u"u8, draft.WasUrgedForMore ? true : null);
        json.Text("t"u8, draft.Title);
        json.Text("c"u8, draft.CategoryCode);
        json.Text("cn"u8, draft.CategoryName);
        json.Date("d"u8, draft.IncidentDate);
        json.Date("du"u8, draft.UnsureDate);
        json.Hour("dt"u8, draft.IncidentTime);
        json.Flag("da"u8, draft.IsDateApproximate ? true : null);
        json.Text("r"u8, draft.RegionCode);
        json.Text("ru"u8, draft.UnsureRegion);
        json.Text("p"u8, draft.Place);
        Write(json, draft.Point);
        Write(json, draft.Files);
        json.Flag("a"u8, draft.IsAnonymous);
        json.Text("n"u8, draft.Name);
        json.Text("ph"u8, draft.Phone);
        json.Text("e"u8, draft.Email);
        json.Flag("h"u8, draft.IsSecret);
        json.Count("w"u8, (int)draft.Caught);
        json.Count("x"u8, (int)draft.Cautions);
        json.Count("o"u8, draft.Step);
        json.Text("m"u8, draft.Sources);
        json.Text("y"u8, draft.Alike);
        json.Flag("b"u8, draft.WasReminded ? true : null);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, GeoPoint? point)
    {
        if (point is not null)
        {
            json.WriteStartObject("g"u8);
            json.WriteNumber("y"u8, point.Latitude);
            json.WriteNumber("x"u8, point.Longitude);
            json.WriteEndObject();
        }
    }

    public static void Write(Utf8JsonWriter json, ImmutableArray<Attachment> files)
    {
        if (files.IsDefaultOrEmpty)
        {
            return;
        }

        json.WriteStartArray("f"u8);
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("s"u8, file.Source);
            json.Name("k"u8, file.Kind);
            json.Text("n"u8, file.Name);
            if (file.Size is { } size)
            {
                json.WriteNumber("z"u8, size);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
