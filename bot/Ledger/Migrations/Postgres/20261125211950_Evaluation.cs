using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaporBot.Bot.Ledger.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Evaluation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "facts_due_at",
                table: "complaints",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "remind_at",
                table: "complaints",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "case_facts",
                columns: table => new
                {
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    institution_code = table.Column<string>(type: "text", nullable: true),
                    category_code = table.Column<string>(type: "text", nullable: false),
                    region_code = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    filed_at = table.Column<long>(type: "bigint", nullable: false),
                    relayed_at = table.Column<long>(type: "bigint", nullable: true),
                    verdict_at = table.Column<long>(type: "bigint", nullable: true),
                    verdict_due_at = table.Column<long>(type: "bigint", nullable: true),
                    verified_at = table.Column<long>(type: "bigint", nullable: true),
                    disposed_at = table.Column<long>(type: "bigint", nullable: true),
                    answered_at = table.Column<long>(type: "bigint", nullable: true),
                    answer_due_at = table.Column<long>(type: "bigint", nullable: true),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    status_since = table.Column<long>(type: "bigint", nullable: false),
                    reason_code = table.Column<string>(type: "text", nullable: true),
                    red_at = table.Column<long>(type: "bigint", nullable: true),
                    talk_minutes = table.Column<int>(type: "integer", nullable: true),
                    hops = table.Column<int>(type: "integer", nullable: false),
                    was_incomplete = table.Column<bool>(type: "boolean", nullable: false),
                    was_answered = table.Column<bool>(type: "boolean", nullable: false),
                    was_reopened = table.Column<bool>(type: "boolean", nullable: false),
                    known_at = table.Column<long>(type: "bigint", nullable: false),
                    made_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_facts", x => x.complaint_id);
                    table.ForeignKey(
                        name: "fk_case_facts_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "desk_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    institution_code = table.Column<string>(type: "text", nullable: true),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clock = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_desk_notices_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "funnel_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funnel_days", x => new { x.day, x.channel, x.step });
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clock = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => new { x.complaint_id, x.clock, x.stage, x.since });
                    table.ForeignKey(
                        name: "fk_reminders_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_submissions_created_at",
                table: "submissions",
                column: "created_at",
                filter: "state = 'Operator'");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_created_at",
                table: "deliveries",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_facts_due_at",
                table: "complaints",
                column: "facts_due_at",
                filter: "facts_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_remind_at",
                table: "complaints",
                column: "remind_at",
                filter: "remind_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_case_facts_made_at",
                table: "case_facts",
                column: "made_at");

            migrationBuilder.CreateIndex(
                name: "ix_desk_notices_complaint_id",
                table: "desk_notices",
                column: "complaint_id");

            migrationBuilder.CreateIndex(
                name: "ix_desk_notices_role_institution_code_at",
                table: "desk_notices",
                columns: new[] { "role", "institution_code", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_facts");

            migrationBuilder.DropTable(
                name: "desk_notices");

            migrationBuilder.DropTable(
                name: "funnel_days");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropIndex(
                name: "ix_submissions_created_at",
                table: "submissions");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_created_at",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "ix_complaints_facts_due_at",
                table: "complaints");

            migrationBuilder.DropIndex(
                name: "ix_complaints_remind_at",
                table: "complaints");

            migrationBuilder.DropColumn(
                name: "facts_due_at",
                table: "complaints");

            migrationBuilder.DropColumn(
                name: "remind_at",
                table: "complaints");
        }
    }
}
