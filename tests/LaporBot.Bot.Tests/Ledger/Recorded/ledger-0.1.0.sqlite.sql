BEGIN TRANSACTION;
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES('20261125075847_Initial','10.0.15');
CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TABLE "complaint_files" (
    "id" TEXT NOT NULL CONSTRAINT "pk_complaint_files" PRIMARY KEY,
    "complaint_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NULL,
    "size" INTEGER NULL,
    "state" TEXT NOT NULL,
    "content_type" TEXT NULL,
    "sha256" TEXT NULL,
    "path" TEXT NULL,
    "reason" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL,
    "lease_until" INTEGER NULL,
    "lease_token" TEXT NULL,
    CONSTRAINT "fk_complaint_files_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
CREATE TABLE "complaints" (
    "id" TEXT NOT NULL CONSTRAINT "pk_complaints" PRIMARY KEY,
    "draft_id" TEXT NOT NULL,
    "ticket" TEXT NOT NULL,
    "owner_channel" TEXT NOT NULL,
    "owner_address" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "consent_version" TEXT NOT NULL,
    "consent_at" INTEGER NOT NULL,
    "classification" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "story" TEXT NOT NULL,
    "category_code" TEXT NOT NULL,
    "category_name" TEXT NOT NULL,
    "incident_date" TEXT NULL,
    "region_code" TEXT NOT NULL,
    "region_name" TEXT NOT NULL,
    "place" TEXT NULL,
    "latitude" REAL NULL,
    "longitude" REAL NULL,
    "reporter_name" TEXT NULL,
    "reporter_phone" TEXT NULL,
    "reporter_email" TEXT NULL,
    "is_secret" INTEGER NOT NULL,
    "filed_at" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "status_since" INTEGER NOT NULL,
    "hub_as_of" INTEGER NULL,
    "tracking_id" TEXT NULL,
    "agency" TEXT NULL,
    "hub_words" TEXT NULL,
    "expected_at" INTEGER NULL
);
INSERT INTO "complaints" VALUES('01A21522-F31B-7E52-9EEC-ACB506B23165','35A1EC4C-B9BE-3936-8038-F746FB50EF31','LB-AHHW-0M90-C','webchat','e081d3556a78ef179f3c32abf450f902','id','2026-11',1795650941635754,'Pengaduan','Lampu jalan di depan masjid Karang Baru mati sejak dua','Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali','PJU','Penerangan Jalan','2026-11-26','52.71','Kota Mataram','depan masjid Karang Baru',NULL,NULL,NULL,NULL,NULL,0,1795650941720803,'Relayed',1795650942093785,NULL,'1916449',NULL,NULL,NULL);
INSERT INTO "complaints" VALUES('01A21523-16A7-7C54-AAC9-774370420E88','CB9168C6-D192-C272-1DB2-BFCC3E703FEA','LB-RYZB-A7WZ-Q','webchat','6138e9053a6946a1b231e79943a7ada2','id','2026-11',1795650950738993,'Pengaduan','Lampu jalan di depan masjid Karang Baru mati sejak dua','Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali','PJU','Penerangan Jalan','2026-11-26','52.71','Kota Mataram','depan masjid Karang Baru',NULL,NULL,NULL,NULL,NULL,0,1795650950820962,'Submitted',1795650950820962,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "deliveries" (
    "seq" INTEGER NOT NULL CONSTRAINT "pk_deliveries" PRIMARY KEY AUTOINCREMENT,
    "delivery_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "sent_at" INTEGER NULL,
    "complaint_id" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL,
    "lease_until" INTEGER NULL,
    "lease_token" TEXT NULL,
    CONSTRAINT "fk_deliveries_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE SET NULL
);
INSERT INTO "deliveries" VALUES(1,'accepted:LB-AHHW-0M90-C','webchat','e081d3556a78ef179f3c32abf450f902','{"text":[{"text":"\uD83D\uDCEC Laporan ","style":"Plain"},{"text":"LB-AHHW-0M90-C","style":"Code"},{"text":" sudah diterima SP4N-LAPOR!.\nNomor nasional Anda: ","style":"Plain"},{"text":"1916449","style":"Code"},{"text":"\n","style":"Plain"},{"text":"Berikutnya: diperiksa petugas paling lambat ","style":"Plain"},{"text":"01-12-2026","style":"Plain"},{"text":".","style":"Plain"}],"choices":[],"asksForLocation":false,"isVital":false}','Sent',NULL,1795650942093785,1795650942139351,'01A21522-F31B-7E52-9EEC-ACB506B23165',0,1795650942093785,NULL,NULL);
CREATE TABLE "status_events" (
    "id" TEXT NOT NULL CONSTRAINT "pk_status_events" PRIMARY KEY,
    "complaint_id" TEXT NOT NULL,
    "update_id" TEXT NULL,
    "status" TEXT NULL,
    "status_word" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "received_at" INTEGER NOT NULL,
    "description" TEXT NULL,
    "agency" TEXT NULL,
    "moved" INTEGER NOT NULL,
    CONSTRAINT "fk_status_events_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
INSERT INTO "status_events" VALUES('01A21522-F318-71FD-9E23-6E4B0F71C41A','01A21522-F31B-7E52-9EEC-ACB506B23165',NULL,'Submitted','Submitted',1795650941720803,1795650941720803,NULL,NULL,1);
INSERT INTO "status_events" VALUES('01A21522-F48D-7590-BC67-F2433DE1B9BC','01A21522-F31B-7E52-9EEC-ACB506B23165',NULL,'Relayed','Relayed',1795650942093785,1795650942093785,NULL,NULL,1);
INSERT INTO "status_events" VALUES('01A21523-16A4-7AB6-B23D-50EBE2320A4D','01A21523-16A7-7C54-AAC9-774370420E88',NULL,'Submitted','Submitted',1795650950820962,1795650950820962,NULL,NULL,1);
CREATE TABLE "submissions" (
    "complaint_id" TEXT NOT NULL CONSTRAINT "pk_submissions" PRIMARY KEY,
    "state" TEXT NOT NULL,
    "token" TEXT NULL,
    "redemptions" INTEGER NOT NULL,
    "last_attempt_at" INTEGER NULL,
    "last_outcome" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL,
    "lease_until" INTEGER NULL,
    "lease_token" TEXT NULL,
    CONSTRAINT "fk_submissions_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
INSERT INTO "submissions" VALUES('01A21522-F31B-7E52-9EEC-ACB506B23165','Accepted',NULL,0,1795650942031745,'accepted',1795650941723597,0,1795650942031745,NULL,NULL);
INSERT INTO "submissions" VALUES('01A21523-16A7-7C54-AAC9-774370420E88','Pending',NULL,0,NULL,NULL,1795650950823994,0,1795650950823994,1795650995979573,'B6B0BD57-74ED-4DAF-B6AE-CAE3B3C5CD22');
CREATE UNIQUE INDEX "ix_complaint_files_complaint_id_position" ON "complaint_files" ("complaint_id", "position");
CREATE INDEX "ix_complaint_files_next_at" ON "complaint_files" ("next_at") WHERE state = 'Waiting';
CREATE UNIQUE INDEX "ix_complaints_draft_id" ON "complaints" ("draft_id");
CREATE INDEX "ix_complaints_owner_channel_owner_address_filed_at" ON "complaints" ("owner_channel", "owner_address", "filed_at");
CREATE UNIQUE INDEX "ix_complaints_ticket" ON "complaints" ("ticket");
CREATE UNIQUE INDEX "ix_complaints_tracking_id" ON "complaints" ("tracking_id");
CREATE INDEX "ix_deliveries_channel_address_seq" ON "deliveries" ("channel", "address", "seq") WHERE state = 'Waiting';
CREATE INDEX "ix_deliveries_channel_seq" ON "deliveries" ("channel", "seq") WHERE state = 'Waiting';
CREATE INDEX "ix_deliveries_complaint_id" ON "deliveries" ("complaint_id");
CREATE UNIQUE INDEX "ix_deliveries_delivery_id" ON "deliveries" ("delivery_id");
CREATE UNIQUE INDEX "ix_status_events_complaint_id_update_id" ON "status_events" ("complaint_id", "update_id");
CREATE INDEX "ix_submissions_next_at" ON "submissions" ("next_at") WHERE state IN ('Pending', 'Unknown', 'Promised');
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('deliveries',1);
COMMIT;
