using System.Globalization;
using System.Text;

namespace LaporBot.Load;

/// <summary>One citizen filing again and again: makes the next update out of the step and of the last answer's buttons.</summary>
internal sealed class Walker(long id, bool presses, bool files)
{
    private const string Story =
        "Sampai sekarang belum ada yang datang melihat keadaan kami padahal sudah disampaikan berkali kali dan kami menunggu terus. "
        + "Banyak warga bertanya tetapi tidak ada jawaban sama sekali. Mohon segera ditanggapi dan diperbaiki.";

    private static readonly Step[] Filling =
    [
        new(Story), new("cukup", 0), new("ya", 0), new("1", 0), new("1", 0), new("1", 0), new("depan masjid Al-Ikhlas RT 03"), new("lewati", Step.Skip),
        new("1", 0), new("1", 0),
    ];

    private readonly Step[] _first = [new("lapor"), new("setuju", 0), .. Filling, .. End(files)];
    private readonly Step[] _again = [new("lapor"), .. Filling, .. End(files)];
    private readonly List<string> _buttons = [];
    private int _at;
    private bool _hasAgreed;
    private int _number;

    private Step[] Steps => _hasAgreed ? _again : _first;

    /// <summary>What the last answer should have led to could be seen in it, or nothing was to be seen.</summary>
    public bool IsOnTheWay { get; private set; } = true;

    /// <summary>The next update as JSON in UTF-8.</summary>
    public byte[] Next(int update)
    {
        var step = Steps[_at];
        var data = presses ? step.ButtonOf(_buttons) : null;
        _number++;
        return Encoding.UTF8.GetBytes(data is null ? Message(update, step.Words) : Press(update, data));
    }

    /// <summary>Takes the answer in and goes one step on.</summary>
    public void Hear(ReadOnlySpan<byte> answer)
    {
        if (presses)
        {
            ReadButtons(answer);
        }

        // The card that can be sent shows that the whole dialogue went as it should.
        IsOnTheWay = _at != Steps.Length - End(files).Length - 1 || answer.IndexOf(":kirim\""u8) > 0;
        if (++_at == Steps.Length)
        {
            (_at, _hasAgreed) = (0, true);
        }
    }

    private static Step[] End(bool files) => files ? [new("kirim", 0)] : [new("batal", Step.Cancel), new("ya", 0)];

    private string Message(int update, string words) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"update_id":{{{update}}},"message":{"message_id":{{{_number}}},{{{From()}}},"chat":{"id":{{{id}}},"first_name":"Siti","last_name":"Aminah","username":"siti{{{id}}}","type":"private"},"date":1790000000,"text":"{{{words}}}"}}
        """);

    private string Press(int update, string data) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"update_id":{{{update}}},"callback_query":{"id":"{{{id}}}{{{_number:D6}}}",{{{From()}}},"message":{"message_id":{{{_number}}},"from":{"id":123456,"is_bot":true,"first_name":"LaporBot","username":"lapor_bot"},"chat":{"id":{{{id}}},"first_name":"Siti","last_name":"Aminah","username":"siti{{{id}}}","type":"private"},"date":1790000000,"text":"Langkah 5 dari 12: Tanggal kejadian\n\nKapan kejadiannya? Pilih di bawah ini, atau ketik tanggalnya.","reply_markup":{"inline_keyboard":[[{"text":"1. Hari ini","callback_data":"{{{data}}}"},{"text":"2. Kemarin","callback_data":"{{{data}}}"}],[{"text":"Kembali","callback_data":"{{{data}}}"}]]}},"chat_instance":"-3141592653589793238","data":"{{{data}}}"}}
        """);

    private string From() => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        "from":{"id":{{id}},"is_bot":false,"first_name":"Siti","last_name":"Aminah","username":"siti{{id}}","language_code":"id"}
        """);

    private void ReadButtons(ReadOnlySpan<byte> answer)
    {
        var mark = "\"callback_data\":\""u8;
        _buttons.Clear();
        for (var at = answer.IndexOf(mark); at >= 0; at = answer.IndexOf(mark))
        {
            answer = answer[(at + mark.Length)..];
            var end = answer.IndexOf((byte)'"');
            _buttons.Add(Encoding.UTF8.GetString(answer[..end]));
        }
    }

    /// <summary>What a citizen types, and which button says the same.</summary>
    private sealed record Step(string Words, int? Button = null)
    {
        public const int Skip = -1;
        public const int Cancel = -2;

        /// <summary>Buttons come escaped as JSON has them, and go back so.</summary>
        public string? ButtonOf(List<string> buttons) => Button switch
        {
            null => null,
            Skip => buttons.Find(data => data.EndsWith(":>", StringComparison.Ordinal) || data.EndsWith(":\\u003E", StringComparison.OrdinalIgnoreCase)),
            Cancel => buttons.Find(data => data.EndsWith(":!", StringComparison.Ordinal)),
            { } place => place < buttons.Count ? buttons[place] : null,
        };
    }
}
