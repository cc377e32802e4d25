using LaporBot.Core;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Ledger;

/// <summary>Section <c>Ledger</c>.</summary>
internal sealed class LedgerOptions
{
    /// <summary>
    /// <c>Data Source=…</c> is a SQLite file, <c>Host=…</c> is PostgreSQL; absent is the file <c>ledger.db</c> in the data folder.
    /// </summary>
    public string? ConnectionString { get; set; }
}

/// <summary>Says what is wrong with the connection string, without repeating it: it may hold a password.</summary>
internal sealed class LedgerOptionsCheck(IOptions<GatewayOptions> gateway) : IValidateOptions<LedgerOptions>
{
    public ValidateOptionsResult Validate(string? name, LedgerOptions options) =>
        LedgerAddress.Read(options.ConnectionString, gateway.Value.DataPath, out var fault) is null
            ? ValidateOptionsResult.Fail(fault)
            : ValidateOptionsResult.Success;
}
