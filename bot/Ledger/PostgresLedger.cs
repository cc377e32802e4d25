using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LaporBot.Bot.Ledger;

/// <summary>The ledger in PostgreSQL, shared by replicas.</summary>
internal sealed class PostgresLedger(DbContextOptions<PostgresLedger> options) : LedgerContext(options)
{
    public override string SkipLocked => "FOR UPDATE OF q SKIP LOCKED";

    public override string ForUpdate => "FOR UPDATE";
}

/// <summary>For <c>dotnet ef migrations add … --context PostgresLedger</c>; opens nothing.</summary>
internal sealed class PostgresLedgerFactory : IDesignTimeDbContextFactory<PostgresLedger>
{
    public PostgresLedger CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresLedger>().UseNpgsql().Options);
}
