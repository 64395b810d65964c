-- SPDX-FileCopyrightText: Footfall contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A store as Footfall kept it before heartbeats, presence and runs were in it (version 1 of its
-- tables), as `sqlite3 footfall.db .dump` writes it: four visits on two sites, one of them not over
-- when the program was killed. Of the limits it noted, three are left.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE events(
    seq INTEGER PRIMARY KEY,
    received INTEGER NOT NULL,
    lag INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    visit INTEGER NOT NULL,
    site,
    session TEXT,
    visitor TEXT,
    type,
    page,
    country,
    city,
    metadata,
    event_id
);
INSERT INTO events VALUES(1,1795927232855,855,0,1,1,NULL,NULL,NULL,6,2,3,7,X'0b9e6f6c7f0f4a539c0e2d6a1f0c4b11');
INSERT INTO events VALUES(2,1795927232868,868,1,1,1,NULL,NULL,NULL,6,2,NULL,8,NULL);
INSERT INTO events VALUES(3,1795927232872,872,0,1,1,NULL,'bert',NULL,9,2,NULL,NULL,NULL);
INSERT INTO events VALUES(4,1795927232888,888,0,2,NULL,NULL,NULL,NULL,10,2,NULL,NULL,'order 17');
INSERT INTO events VALUES(5,1795927235894,894,2,0,1,'ghost',NULL,NULL,10,2,NULL,NULL,NULL);
INSERT INTO events VALUES(6,1795927235904,904,3,3,1,NULL,NULL,11,9,2,NULL,NULL,NULL);
INSERT INTO events VALUES(7,1795927235906,906,2,3,1,NULL,NULL,NULL,9,2,NULL,NULL,NULL);
INSERT INTO events VALUES(8,1795927297916,916,0,4,1,NULL,NULL,NULL,6,2,NULL,NULL,NULL);
CREATE TABLE visits(
    id INTEGER PRIMARY KEY,
    site,
    session TEXT NOT NULL,
    visitor TEXT,
    later_visitor TEXT,
    began INTEGER NOT NULL,
    ended INTEGER,
    started INTEGER NOT NULL,
    duration INTEGER,
    page_views INTEGER,
    events INTEGER,
    country,
    city,
    device,
    referrer,
    entry_page,
    last_page,
    journey TEXT
);
INSERT INTO visits VALUES(1,1,'s-1','anna','bert',1795927232855,1795927234974,1795927232000,0,2,3,2,3,4,5,6,9,'[0,[6,0,0,[["buy",0]]],[9,0,0]]');
INSERT INTO visits VALUES(2,NULL,'s-2','',NULL,1795927232888,1795927234974,1795927232000,0,1,1,2,NULL,NULL,NULL,10,10,'[0,[10,0,0]]');
INSERT INTO visits VALUES(3,1,'s-3','carl',NULL,1795927235904,1795927235906,1795927235000,0,0,2,2,NULL,NULL,NULL,9,9,'[0,[9,0,0,[["add to cart",0]]]]');
INSERT INTO visits VALUES(4,1,'s-4','anna',NULL,1795927297916,NULL,1795927297000,NULL,NULL,NULL,2,NULL,NULL,NULL,6,NULL,NULL);
CREATE TABLE minutes(
    site NOT NULL,
    minute INTEGER NOT NULL,
    page_views INTEGER NOT NULL,
    events INTEGER NOT NULL,
    visitors INTEGER NOT NULL,
    sessions INTEGER NOT NULL,
    peak INTEGER NOT NULL,
    PRIMARY KEY(site, minute)
) WITHOUT ROWID;
INSERT INTO minutes VALUES(-1,1795927200000,3,7,5,3,2);
INSERT INTO minutes VALUES(1,1795927200000,2,6,4,2,1);
INSERT INTO minutes VALUES('',1795927200000,1,1,1,1,1);
CREATE TABLE marks(
    seq INTEGER PRIMARY KEY,
    minute INTEGER NOT NULL,
    imported INTEGER NOT NULL
);
INSERT INTO marks VALUES(1,1795927200000,0);
INSERT INTO marks VALUES(8,1795927260000,0);
CREATE TABLE texts(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, day INTEGER NOT NULL);
INSERT INTO texts VALUES(1,'shop.example',20786);
INSERT INTO texts VALUES(2,'India',20786);
INSERT INTO texts VALUES(3,'Pune',20786);
INSERT INTO texts VALUES(4,'desktop',20786);
INSERT INTO texts VALUES(5,'search.example',20786);
INSERT INTO texts VALUES(6,'/home',20786);
INSERT INTO texts VALUES(7,'{"device":"desktop","referrer":"search.example"}',20786);
INSERT INTO texts VALUES(8,'{"element":"buy"}',20786);
INSERT INTO texts VALUES(9,'/cart',20786);
INSERT INTO texts VALUES(10,'/',20786);
INSERT INTO texts VALUES(11,'add to cart',20786);
CREATE TABLE seen_ids(
    last_seq INTEGER PRIMARY KEY,
    newest INTEGER NOT NULL,
    hashes BLOB NOT NULL
);
CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES('limits','sessions=1000000 event-ids=10000000 session-timeout-ms=2000');
INSERT INTO meta VALUES('log_id','AB42D6FA70827E73803DC118002E7CB4');
INSERT INTO meta VALUES('seen_key',618357234740104183);
INSERT INTO meta VALUES('time','1795927231519 0');
INSERT INTO meta VALUES('tried',3248435577873223511);
PRAGMA user_version=1;
COMMIT;
