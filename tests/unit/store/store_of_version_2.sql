-- SPDX-FileCopyrightText: Footfall contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A store as Footfall kept it before visits had a campaign, a browser and a system (version 2 of its
-- tables), as `sqlite3 footfall.db .dump` writes it: four visits on two sites, one of which lived on
-- by heartbeats, and one that was not over when the program was killed. Of the limits it noted, three
-- are left, of the heartbeats four.
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
INSERT INTO events VALUES(1,1796034306044,0,0,1,1,NULL,NULL,NULL,6,2,3,7,'first');
INSERT INTO events VALUES(2,1796034306147,0,1,1,1,NULL,NULL,NULL,6,2,3,8,NULL);
INSERT INTO events VALUES(3,1796034306153,0,0,2,NULL,NULL,NULL,NULL,9,2,NULL,NULL,NULL);
INSERT INTO events VALUES(4,1796034306170,0,3,3,1,NULL,NULL,11,10,2,3,NULL,NULL);
INSERT INTO events VALUES(5,1796034306176,0,2,3,1,NULL,NULL,NULL,10,2,3,NULL,NULL);
INSERT INTO events VALUES(6,1796034379227,0,0,4,1,NULL,NULL,NULL,12,2,3,13,NULL);
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
INSERT INTO visits VALUES(1,1,'s-1','anna',NULL,1796034306044,1796034377611,1796034306044,68,1,2,2,3,4,5,6,6,'[0,[6,0,103,[["buy",103]]]]');
INSERT INTO visits VALUES(2,NULL,'s-2','',NULL,1796034306153,1796034309370,1796034306153,0,1,1,2,NULL,NULL,NULL,9,9,'[0,[9,0,0]]');
INSERT INTO visits VALUES(3,1,'s-3','carl',NULL,1796034306170,1796034306176,1796034306170,0,0,2,2,3,NULL,NULL,10,10,'[0,[10,0,6,[["signup",0,1]]]]');
INSERT INTO visits VALUES(4,1,'s-4','anna',NULL,1796034379227,NULL,1796034379227,NULL,NULL,NULL,2,3,NULL,NULL,12,NULL,NULL);
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
INSERT INTO minutes VALUES(-1,1796034300000,2,5,3,3,3);
INSERT INTO minutes VALUES(1,1796034300000,1,4,2,2,2);
INSERT INTO minutes VALUES('',1796034300000,1,1,1,1,1);
CREATE TABLE marks(
    seq INTEGER PRIMARY KEY,
    minute INTEGER NOT NULL,
    imported INTEGER NOT NULL
);
INSERT INTO marks VALUES(1,1796034300000,0);
INSERT INTO marks VALUES(6,1796034360000,0);
CREATE TABLE texts(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, day INTEGER NOT NULL);
INSERT INTO texts VALUES(1,'shop.example',20787);
INSERT INTO texts VALUES(2,'India',20787);
INSERT INTO texts VALUES(3,'Pune',20787);
INSERT INTO texts VALUES(4,'desktop',20787);
INSERT INTO texts VALUES(5,'search.example',20787);
INSERT INTO texts VALUES(6,'/home?utm_source=mail&utm_campaign=spring',20787);
INSERT INTO texts VALUES(7,'{"device":"desktop","referrer":"search.example","browser":"Firefox","system":"Linux","utm_source":"mail","utm_campaign":"spring"}',20787);
INSERT INTO texts VALUES(8,'{"element":"buy"}',20787);
INSERT INTO texts VALUES(9,'/',20787);
INSERT INTO texts VALUES(10,'/cart',20787);
INSERT INTO texts VALUES(11,'signup',20787);
INSERT INTO texts VALUES(12,'/home',20787);
INSERT INTO texts VALUES(13,'{"browser":"Chrome","system":"Windows"}',20787);
CREATE TABLE seen_ids(
    last_seq INTEGER PRIMARY KEY,
    newest INTEGER NOT NULL,
    hashes BLOB NOT NULL
);
CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES('limits','sessions=1000000 event-ids=10000000 session-timeout-ms=3000');
INSERT INTO meta VALUES('log_id','B9D73F4CEC0C303FF21506F5232996A9');
INSERT INTO meta VALUES('seen_key',4045510725959000891);
INSERT INTO meta VALUES('time','1796034304225 0');
INSERT INTO meta VALUES('tried',428026648696079892);
CREATE TABLE heartbeats(
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    visit INTEGER NOT NULL,
    PRIMARY KEY(seq, at, visit)
) WITHOUT ROWID;
INSERT INTO heartbeats VALUES(5,1796034306198,1);
INSERT INTO heartbeats VALUES(5,1796034326070,1);
INSERT INTO heartbeats VALUES(5,1796034346827,1);
INSERT INTO heartbeats VALUES(5,1796034374452,1);
CREATE TABLE presence(
    minute INTEGER NOT NULL,
    site NOT NULL,
    page NOT NULL,
    visitors INTEGER NOT NULL,
    PRIMARY KEY(minute, site, page)
) WITHOUT ROWID;
INSERT INTO presence VALUES(1796034300000,1,12,1);
CREATE TABLE runs(id INTEGER PRIMARY KEY, began INTEGER NOT NULL, alive INTEGER NOT NULL);
INSERT INTO runs VALUES(1,1796034304223,1796034360127);
PRAGMA user_version=2;
COMMIT;
