using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LaporBot.Bot.Ledger;

/// <summary>The ledger in one SQLite file. It has one writer at a time, so there is no row to lock.</summary>
internal sealed class SqliteLedger(DbContextOptions<SqliteLedger> options) : LedgerContext(options)
{
    public override string SkipLocked => "";

    public override string ForUpdate => "";
}

/// <summary>For <c>dotnet ef migrations add … --context SqliteLedger</c>; opens nothing.</summary>
internal sealed class SqliteLedgerFactory : IDesignTimeDbContextFactory<SqliteLedger>
{
    public SqliteLedger CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteLedger>().UseSqlite().Options);
}
