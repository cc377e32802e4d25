using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaporBot.Bot.Ledger.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Cases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "staff_id",
                table: "complaint_files",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "case_openings",
                columns: table => new
                {
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    complaint_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_openings", x => new { x.staff_id, x.complaint_id });
                    table.ForeignKey(
                        name: "fk_case_openings_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_templates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    institution_code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    indonesian = table.Column<string>(type: "TEXT", nullable: false),
                    english = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_templates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_views",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    query = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_views", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    complaint_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decision = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_requests_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_amber_at",
                table: "complaints",
                column: "amber_at",
                filter: "amber_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_category_code_filed_at",
                table: "complaints",
                columns: new[] { "category_code", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_status_filed_at",
                table: "complaints",
                columns: new[] { "status", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_case_openings_complaint_id",
                table: "case_openings",
                column: "complaint_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_templates_institution_code_name",
                table: "case_templates",
                columns: new[] { "institution_code", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_views_staff_id_name",
                table: "case_views",
                columns: new[] { "staff_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_requests_asked_at",
                table: "identity_requests",
                column: "asked_at");

            migrationBuilder.CreateIndex(
                name: "ix_identity_requests_complaint_id",
                table: "identity_requests",
                column: "complaint_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_openings");

            migrationBuilder.DropTable(
                name: "case_templates");

            migrationBuilder.DropTable(
                name: "case_views");

            migrationBuilder.DropTable(
                name: "identity_requests");

            migrationBuilder.DropIndex(
                name: "ix_complaints_amber_at",
                table: "complaints");

            migrationBuilder.DropIndex(
                name: "ix_complaints_category_code_filed_at",
                table: "complaints");

            migrationBuilder.DropIndex(
                name: "ix_complaints_status_filed_at",
                table: "complaints");

            migrationBuilder.DropColumn(
                name: "staff_id",
                table: "complaint_files");
        }
    }
}
