using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaporBot.Bot.Ledger.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Words are kept with the case instead of being taken apart whenever somebody looks for one. PostgreSQL makes them itself, also
            // for the cases that are there; a rahasia case has none.
            migrationBuilder.Sql("DROP INDEX ix_complaints_words;");
            migrationBuilder.Sql(
                """
                ALTER TABLE complaints ADD COLUMN search tsvector
                GENERATED ALWAYS AS (CASE WHEN is_secret THEN NULL ELSE to_tsvector('simple', title || ' ' || story) END) STORED;
                """);
            migrationBuilder.Sql("CREATE INDEX ix_complaints_search ON complaints USING gin (search);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE complaints DROP COLUMN search;");
            migrationBuilder.Sql("CREATE INDEX ix_complaints_words ON complaints USING gin (to_tsvector('simple', title || ' ' || story)) WHERE NOT is_secret;");
        }
    }
}
