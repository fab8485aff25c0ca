-- The database of thidua: what Vietnamese posts tell of emulation-bloc meetings, with the words each value was read from.
-- This file is the codebook: every table and column says what it holds, and `sqlite3 FILE .schema` shows the same words.
-- Offsets count UTF-16 code units into body.text, as JavaScript, Java and .NET do. Days are ISO (2018-12-21).
-- NULL always means: the post does not say. Plain questions go to the views at the end.

CREATE TABLE run ( -- one row each time `ingest` ran: the history of the file, no part of the data
  id INTEGER PRIMARY KEY, -- counts up
  started_at TEXT NOT NULL, -- UTC, e.g. 2026-11-01T08:30:00.000Z
  finished_at TEXT, -- NULL: the run was cut off, the next one goes on
  knowledge TEXT NOT NULL, -- digest of the rules it ran with
  taken INTEGER NOT NULL DEFAULT 0, -- files looked at
  added INTEGER NOT NULL DEFAULT 0, -- posts not known before
  changed INTEGER NOT NULL DEFAULT 0, -- posts read again, because their bytes or the rules changed
  unchanged INTEGER NOT NULL DEFAULT 0, -- posts left as they were
  failed INTEGER NOT NULL DEFAULT 0, -- files that could not be read
  pruned INTEGER NOT NULL DEFAULT 0 -- posts removed because their file is gone
);

CREATE TABLE source ( -- where bytes came from: one row a file or address
  id INTEGER PRIMARY KEY, -- the same number as post.id
  location TEXT NOT NULL UNIQUE, -- path or address as given, with forward slashes
  url TEXT, -- address the post was published at
  media_type TEXT, -- text/html, text/plain, text/markdown, application/pdf, …
  charset TEXT, -- encoding the bytes were read in
  fetched_at TEXT, -- UTC time of the download, for fetched pages
  sha256 TEXT, -- digest of the bytes; NULL: they could not be had
  bytes INTEGER, -- how many
  stamp TEXT, -- number, size and times of the file when it was read, by which the next run knows it again; NULL: to be read anyway; no part of the data
  knowledge TEXT NOT NULL -- digest of the rules it was read with
);

CREATE TABLE failure ( -- a source that could not be read, and why; such a source has no post
  source_id INTEGER PRIMARY KEY REFERENCES source (id) ON DELETE CASCADE, -- which one
  code TEXT NOT NULL, -- stable name, e.g. binary, empty, no-permission, too-large
  message TEXT NOT NULL -- one sentence
);

CREATE TABLE province ( -- provinces and centrally run cities, before and after the mergers of 1 July 2025; one row a code and name
  id INTEGER PRIMARY KEY, -- number in this file only
  code TEXT NOT NULL, -- code of the General Statistics Office; some codes passed to another name in 2025
  name TEXT NOT NULL, -- bare name, e.g. Thái Nguyên
  kind TEXT CHECK (kind IN ('tỉnh', 'thành phố')), -- class of the unit
  region TEXT, -- socio-economic region
  seat TEXT, -- where its committee sits
  valid_from TEXT, -- first day; NULL: before the posts begin
  valid_to TEXT, -- last day; NULL: still there
  successor TEXT, -- name of the province that took it over
  UNIQUE (code, name)
);

CREATE TABLE province_alias ( -- how a province is written
  province_id INTEGER NOT NULL REFERENCES province (id) ON DELETE CASCADE, -- whose
  form TEXT NOT NULL, -- spelling or abbreviation
  PRIMARY KEY (province_id, form)
) WITHOUT ROWID;

CREATE TABLE province_predecessor ( -- what a province was made of
  province_id INTEGER NOT NULL REFERENCES province (id) ON DELETE CASCADE, -- the later one
  predecessor_id INTEGER NOT NULL REFERENCES province (id) ON DELETE CASCADE, -- the earlier one; may be the same name and code
  since TEXT, -- day of the merger
  PRIMARY KEY (province_id, predecessor_id)
) WITHOUT ROWID;

CREATE TABLE award_type ( -- the catalogue of emulation titles and forms of commendation
  id INTEGER PRIMARY KEY, -- number in this file only
  code TEXT NOT NULL UNIQUE, -- stable code, e.g. government_flag; `other:…` keeps the words of an award the catalogue lacks
  name TEXT NOT NULL, -- official Vietnamese name
  name_en TEXT, -- English name
  category TEXT, -- emulation_title, commendation_form, …; NULL for other:…
  recipient TEXT CHECK (recipient IN ('collective', 'individual', 'both')), -- who can get it
  given_by TEXT, -- who decides on it
  valid_from TEXT, -- first day under the law
  valid_to TEXT -- last day under the law
);

CREATE TABLE award_alias ( -- how an award is written
  award_type_id INTEGER NOT NULL REFERENCES award_type (id) ON DELETE CASCADE, -- which
  form TEXT NOT NULL, -- words
  PRIMARY KEY (award_type_id, form)
) WITHOUT ROWID;

CREATE TABLE organization ( -- bodies by canonical name; "Sở Y tế" is one row, the province stands with the event
  id INTEGER PRIMARY KEY, -- number in this file only
  name TEXT NOT NULL UNIQUE, -- canonical name, abbreviations written out
  code TEXT UNIQUE, -- code in the lexicon; NULL: known from posts only
  name_en TEXT, -- English name
  kind TEXT, -- class in the lexicon, e.g. provincial_department
  level TEXT CHECK (level IN ('national', 'region', 'ministry', 'province', 'district', 'commune', 'organization')), -- level of the body
  valid_from TEXT, -- first day or year
  valid_to TEXT -- last day or year
);

CREATE TABLE organization_alias ( -- how a body of the lexicon is written
  organization_id INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE, -- whose
  form TEXT NOT NULL, -- spelling or abbreviation
  PRIMARY KEY (organization_id, form)
) WITHOUT ROWID;

CREATE TABLE organization_successor ( -- bodies renamed, merged and split
  organization_id INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE, -- the earlier one
  successor_id INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE, -- the later one
  PRIMARY KEY (organization_id, successor_id)
) WITHOUT ROWID;

CREATE TABLE post ( -- one news item
  id INTEGER PRIMARY KEY REFERENCES source (id) ON DELETE CASCADE, -- the same number as its source
  title TEXT, -- headline, with its kicker
  published TEXT CHECK (published GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), -- day of publication
  published_time TEXT CHECK (published_time GLOB '[0-2][0-9]:[0-5][0-9]'), -- hh:mm
  author TEXT, -- byline as printed
  publisher TEXT, -- who runs the site
  is_bloc_post INTEGER NOT NULL CHECK (is_bloc_post IN (0, 1)), -- 1: about a bloc's own meeting
  province_id INTEGER REFERENCES province (id), -- where it belongs
  province_basis TEXT CHECK (province_basis IN ('body', 'title', 'byline', 'footer', 'url')), -- where that can be read
  copy_of INTEGER REFERENCES post (id) ON DELETE SET NULL, -- the post that this one is a copy of: the first published of all that are one post; NULL: it is that one, or stands alone
  copy_how TEXT CHECK (copy_how IN ('address', 'text')) -- what shows it: the same address, or nearly the same text
);
CREATE INDEX post_by_province ON post (province_id, published);
CREATE INDEX post_by_original ON post (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE likeness ( -- what posts are compared by, to find print views, reposts and other copies
  post_id INTEGER PRIMARY KEY REFERENCES post (id) ON DELETE CASCADE, -- whose
  address TEXT, -- the post's address in one spelling; NULL: not known
  words INTEGER NOT NULL, -- number of words of its own text
  numbers TEXT NOT NULL, -- each number in it once
  sketch BLOB NOT NULL, -- 64 hashes (MinHash) of its word triples, 4 bytes each, low byte first
  tied INTEGER NOT NULL CHECK (tied IN (0, 1)) -- 0: to be compared before the run ends
);
CREATE INDEX likeness_by_address ON likeness (address) WHERE address IS NOT NULL;
CREATE INDEX likeness_loose ON likeness (post_id) WHERE NOT tied;

CREATE TABLE likeness_band ( -- pieces of sketches: posts that share one are compared
  band INTEGER NOT NULL, -- hash of four neighbours in a sketch
  post_id INTEGER NOT NULL REFERENCES likeness (post_id) ON DELETE CASCADE, -- in whose
  PRIMARY KEY (band, post_id)
) WITHOUT ROWID;
CREATE INDEX likeness_band_by_post ON likeness_band (post_id);

-- When a post goes, those that were tied to it or through it are compared again.
CREATE TRIGGER post_leaves_group BEFORE DELETE ON post BEGIN
  UPDATE likeness SET tied = 0 WHERE post_id IN (
    SELECT id FROM post WHERE old.id IN (id, copy_of) OR old.copy_of IN (id, copy_of));
END;

CREATE TABLE body ( -- the words of a post and its whole record
  post_id INTEGER PRIMARY KEY REFERENCES post (id) ON DELETE CASCADE, -- whose
  text TEXT NOT NULL, -- text that all offsets count into (NFC)
  record TEXT NOT NULL -- the record as JSON, byte for byte what `thidua extract` gives
);

CREATE TABLE bloc ( -- emulation blocs; one row a name in a province, so a name told without its level may stand for blocs of several districts
  id INTEGER PRIMARY KEY, -- number in this file only
  province_id INTEGER REFERENCES province (id), -- its province; NULL: of national scope, or not known
  post_id INTEGER REFERENCES post (id) ON DELETE CASCADE, -- the only post it is known from, where the name alone cannot identify it
  key TEXT NOT NULL, -- name without tones and without the words that posts leave out or put in at will
  name TEXT NOT NULL, -- name used by most events
  CHECK (province_id IS NULL OR post_id IS NULL)
);
CREATE UNIQUE INDEX bloc_identity ON bloc (coalesce(province_id, 0), coalesce(post_id, 0), key);
CREATE INDEX bloc_by_post ON bloc (post_id) WHERE post_id IS NOT NULL;

CREATE TABLE event ( -- one meeting as one post tells it; the view `events` joins the posts that tell of the same meeting
  id INTEGER PRIMARY KEY, -- number in this file only
  post_id INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE, -- who tells it
  n INTEGER NOT NULL, -- place among the events of the post, from 0
  bloc_id INTEGER REFERENCES bloc (id), -- whose meeting
  bloc_name TEXT, -- name of the bloc in this post
  bloc_number INTEGER, -- its number, where it has one
  bloc_level TEXT CHECK (bloc_level IN ('national', 'region', 'ministry', 'province', 'district', 'commune', 'organization')), -- its level, where said
  date TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), -- day of the meeting, the first if there are more
  date_end TEXT CHECK (date_end GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), -- last day, if there are more
  part_of_day TEXT CHECK (part_of_day IN ('sáng', 'trưa', 'chiều', 'tối')), -- when on that day
  venue TEXT, -- place as written
  member_count INTEGER, -- number of members as stated, also where the list disagrees
  UNIQUE (post_id, n)
);
CREATE INDEX event_by_bloc ON event (bloc_id, date);

CREATE TABLE event_kind ( -- what the meeting was for
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- of which event
  n INTEGER NOT NULL, -- place in the list, from 0
  kind TEXT NOT NULL CHECK (kind IN ('year_end_review', 'interim_review', 'launch', 'covenant_signing', 'planning', 'scoring', 'handover', 'exchange', 'other')), -- tổng kết, sơ kết, phát động, ký giao ước, triển khai nhiệm vụ, chấm điểm, bàn giao, giao lưu
  PRIMARY KEY (event_id, n)
) WITHOUT ROWID;

CREATE TABLE event_year ( -- emulation years that the meeting was about
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- of which event
  n INTEGER NOT NULL, -- place in the list, from 0: the year reviewed stands before the year planned
  year INTEGER NOT NULL CHECK (year BETWEEN 1945 AND 2100), -- year
  PRIMARY KEY (event_id, n)
) WITHOUT ROWID;

CREATE TABLE chair ( -- who chaired (chủ trì)
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- of which event
  n INTEGER NOT NULL, -- place in the list, from 0
  organization_id INTEGER REFERENCES organization (id), -- body
  person TEXT, -- name
  position TEXT, -- office as written
  PRIMARY KEY (event_id, n)
) WITHOUT ROWID;
CREATE INDEX chair_by_organization ON chair (organization_id) WHERE organization_id IS NOT NULL;

CREATE TABLE member ( -- bodies that belong to the bloc
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- of which event
  n INTEGER NOT NULL, -- place in the list, from 0
  organization_id INTEGER NOT NULL REFERENCES organization (id), -- which
  PRIMARY KEY (event_id, n)
) WITHOUT ROWID;
CREATE INDEX member_by_organization ON member (organization_id);

CREATE TABLE attendee ( -- named persons who were there
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- of which event
  n INTEGER NOT NULL, -- place in the list, from 0
  person TEXT NOT NULL, -- name without rank or title
  position TEXT, -- office as written
  organization_id INTEGER REFERENCES organization (id), -- body in the office
  PRIMARY KEY (event_id, n)
) WITHOUT ROWID;
CREATE INDEX attendee_by_organization ON attendee (organization_id) WHERE organization_id IS NOT NULL;

CREATE TABLE award ( -- who got, or was put forward for, which award
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- of which event
  n INTEGER NOT NULL, -- place in the list, from 0
  organization_id INTEGER REFERENCES organization (id), -- recipient, if a body
  person TEXT, -- recipient, if a person
  award_type_id INTEGER NOT NULL REFERENCES award_type (id), -- which award
  status TEXT NOT NULL CHECK (status IN ('nominated', 'awarded')), -- nominated: suy tôn, đề nghị; awarded: decided
  year INTEGER CHECK (year BETWEEN 1945 AND 2100), -- emulation year that it is for
  PRIMARY KEY (event_id, n),
  CHECK ((organization_id IS NULL) <> (person IS NULL))
) WITHOUT ROWID;
CREATE INDEX award_by_organization ON award (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX award_by_type ON award (award_type_id, year);

CREATE TABLE ranking ( -- places within the bloc
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- of which event
  n INTEGER NOT NULL, -- place in the list, from 0
  organization_id INTEGER REFERENCES organization (id), -- who, if a body
  person TEXT, -- who, if a person
  rank INTEGER NOT NULL CHECK (rank >= 1), -- 1: dẫn đầu, nhất; 2: nhì; …; several may share one
  score REAL, -- points, where printed
  PRIMARY KEY (event_id, n),
  CHECK ((organization_id IS NULL) <> (person IS NULL))
) WITHOUT ROWID;
CREATE INDEX ranking_by_organization ON ranking (organization_id) WHERE organization_id IS NOT NULL;

CREATE TABLE role ( -- who was, is or will be head or deputy of the bloc
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- told at which event
  n INTEGER NOT NULL, -- place in the list, from 0
  organization_id INTEGER REFERENCES organization (id), -- holder, if a body
  person TEXT, -- holder, if no body is named
  role TEXT NOT NULL CHECK (role IN ('head', 'deputy')), -- head: Khối trưởng, Cụm trưởng; deputy: Khối phó, Cụm phó
  year INTEGER CHECK (year BETWEEN 1945 AND 2100), -- in which year
  PRIMARY KEY (event_id, n),
  CHECK ((organization_id IS NULL) <> (person IS NULL))
) WITHOUT ROWID;
CREATE INDEX role_by_organization ON role (organization_id, year) WHERE organization_id IS NOT NULL;

CREATE TABLE handover ( -- the headship, or the flag that goes with it, passed on
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- at which event
  n INTEGER NOT NULL, -- place in the list, from 0
  giver_id INTEGER REFERENCES organization (id), -- body that gave it
  giver_person TEXT, -- giver, if no body is named
  receiver_id INTEGER REFERENCES organization (id), -- body that took it
  receiver_person TEXT, -- receiver, if no body is named
  role TEXT NOT NULL CHECK (role IN ('head', 'deputy')), -- which role
  year INTEGER CHECK (year BETWEEN 1945 AND 2100), -- year from which the receiver holds it
  PRIMARY KEY (event_id, n),
  CHECK (giver_id IS NULL OR giver_person IS NULL),
  CHECK ((receiver_id IS NULL) <> (receiver_person IS NULL))
) WITHOUT ROWID;
CREATE INDEX handover_by_giver ON handover (giver_id) WHERE giver_id IS NOT NULL;
CREATE INDEX handover_by_receiver ON handover (receiver_id) WHERE receiver_id IS NOT NULL;

CREATE TABLE movement ( -- emulation movements (phong trào thi đua) named at the meeting
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- of which event
  n INTEGER NOT NULL, -- place in the list, from 0
  name TEXT NOT NULL, -- name without quotation marks
  PRIMARY KEY (event_id, n)
) WITHOUT ROWID;

CREATE TABLE evidence ( -- the words behind every value
  post_id INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE, -- in which post
  path TEXT NOT NULL, -- which value: JSON Pointer into body.record, e.g. /events/0/awards/2/recipient
  n INTEGER NOT NULL, -- place in the record's list, from 0
  span_start INTEGER NOT NULL, -- first code unit in body.text
  span_end INTEGER NOT NULL, -- code unit after the last
  quote TEXT NOT NULL, -- exactly that slice
  rule TEXT NOT NULL, -- rule that read it
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- how far to trust it
  page INTEGER CHECK (page >= 1), -- page of the document that the words begin on; NULL: the source has no pages
  PRIMARY KEY (post_id, path, n),
  CHECK (span_start >= 0 AND span_end >= span_start)
) WITHOUT ROWID;

CREATE TABLE warning ( -- what in a post contradicts itself or was left out on purpose
  post_id INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE, -- in which post
  n INTEGER NOT NULL, -- place in the record's list, from 0
  code TEXT NOT NULL, -- stable name, e.g. member-count-mismatch
  message TEXT NOT NULL, -- what was found and what was expected
  span_start INTEGER NOT NULL, -- first code unit in body.text
  span_end INTEGER NOT NULL, -- code unit after the last
  PRIMARY KEY (post_id, n)
) WITHOUT ROWID;
CREATE INDEX warning_by_code ON warning (code);

-- Words without tones and with d for đ, so that "don vi" finds "đơn vị". rowid is post.id:
--   SELECT post.title FROM search JOIN post ON post.id = search.rowid WHERE search MATCH '"don vi truong khoi"';
CREATE VIRTUAL TABLE search USING fts5 (title, text, tokenize = 'unicode61');
CREATE TRIGGER post_leaves_search AFTER DELETE ON post BEGIN
  DELETE FROM search WHERE rowid = old.id;
END;

-- Views for people. A fact that several posts tell of the same meeting is one row: `posts` says how many tell it, `quote`
-- and `source` are those of the first. Two events are the same meeting if bloc and date are known and equal.

CREATE VIEW telling AS -- every event of every post with its surroundings; what the other views stand on
SELECT
  event.id AS event_id,
  event.post_id,
  '/events/' || event.n AS path, -- of the event in the record
  CASE WHEN event.bloc_id IS NULL OR event.date IS NULL
    THEN 'event ' || event.n || ' of post ' || coalesce(post.copy_of, post.id) -- and of its copies
    ELSE 'bloc ' || event.bloc_id || ' on ' || event.date END AS meeting, -- equal for posts on the same meeting
  province.id AS province_id,
  province.name AS province,
  bloc.id AS bloc_id,
  bloc.name AS bloc,
  (SELECT year FROM event_year WHERE event_id = event.id ORDER BY n LIMIT 1) AS year, -- the first: the one reviewed
  (SELECT group_concat(year, ', ') FROM (SELECT year FROM event_year WHERE event_id = event.id ORDER BY n)) AS years,
  event.date,
  source.location AS source
FROM event
JOIN post ON post.id = event.post_id
JOIN source ON source.id = post.id
LEFT JOIN province ON province.id = post.province_id
LEFT JOIN bloc ON bloc.id = event.bloc_id;

CREATE VIEW awards AS -- who got, or was put forward for, which award
SELECT
  t.province_id,
  t.province,
  t.bloc,
  award.year,
  coalesce(organization.name, award.person) AS recipient,
  CASE WHEN award.person IS NULL THEN 'organization' ELSE 'person' END AS recipient_kind,
  award_type.name AS award,
  award_type.code AS award_code,
  award.status,
  t.date,
  (SELECT group_concat(quote, ' … ') FROM (
    SELECT quote FROM evidence WHERE post_id = t.post_id
      AND path > t.path || '/awards/' || award.n || '/' AND path < t.path || '/awards/' || award.n || '0'
    GROUP BY quote ORDER BY min(span_start))) AS quote,
  min(t.source) AS source,
  count(DISTINCT t.post_id) AS posts
FROM award
JOIN telling AS t ON t.event_id = award.event_id
JOIN award_type ON award_type.id = award.award_type_id
LEFT JOIN organization ON organization.id = award.organization_id
GROUP BY t.meeting, award.organization_id, award.person, award.award_type_id, award.status, award.year;

CREATE VIEW members AS -- which bodies belonged to which bloc
SELECT
  t.province_id,
  t.province,
  t.bloc,
  t.year,
  t.years,
  organization.name AS member,
  t.date,
  (SELECT quote FROM evidence
    WHERE post_id = t.post_id AND path = t.path || '/members/' || member.n ORDER BY n LIMIT 1) AS quote,
  min(t.source) AS source,
  count(DISTINCT t.post_id) AS posts
FROM member
JOIN telling AS t ON t.event_id = member.event_id
JOIN organization ON organization.id = member.organization_id
GROUP BY t.meeting, member.organization_id;

CREATE VIEW rankings AS -- places within a bloc in the year reviewed
SELECT
  t.province_id,
  t.province,
  t.bloc,
  t.year,
  t.years,
  coalesce(organization.name, ranking.person) AS recipient,
  ranking.rank,
  ranking.score,
  t.date,
  (SELECT group_concat(quote, ' … ') FROM (
    SELECT quote FROM evidence WHERE post_id = t.post_id
      AND path > t.path || '/rankings/' || ranking.n || '/' AND path < t.path || '/rankings/' || ranking.n || '0'
    GROUP BY quote ORDER BY min(span_start))) AS quote,
  min(t.source) AS source,
  count(DISTINCT t.post_id) AS posts
FROM ranking
JOIN telling AS t ON t.event_id = ranking.event_id
LEFT JOIN organization ON organization.id = ranking.organization_id
GROUP BY t.meeting, ranking.organization_id, ranking.person, ranking.rank, ranking.score;

CREATE VIEW roles AS -- heads and deputies; the same holder in the same bloc and year is one row, at whichever meetings it is told
SELECT
  t.province_id,
  t.province,
  t.bloc,
  role.year,
  coalesce(organization.name, role.person) AS holder,
  role.role,
  t.date,
  (SELECT group_concat(quote, ' … ') FROM (
    SELECT quote FROM evidence WHERE post_id = t.post_id
      AND path > t.path || '/roles/' || role.n || '/' AND path < t.path || '/roles/' || role.n || '0'
    GROUP BY quote ORDER BY min(span_start))) AS quote,
  min(t.source) AS source,
  count(DISTINCT t.post_id) AS posts
FROM role
JOIN telling AS t ON t.event_id = role.event_id
LEFT JOIN organization ON organization.id = role.organization_id
GROUP BY CASE WHEN t.bloc_id IS NULL OR role.year IS NULL THEN t.meeting ELSE t.bloc_id END,
  role.organization_id, role.person, role.role, role.year;

CREATE VIEW heads AS -- who headed which bloc in which year
SELECT * FROM roles WHERE role = 'head';

CREATE VIEW handovers AS -- who passed the headship of a bloc to whom
SELECT
  t.province_id,
  t.province,
  t.bloc,
  handover.year,
  coalesce(giver.name, handover.giver_person) AS giver,
  coalesce(receiver.name, handover.receiver_person) AS receiver,
  handover.role,
  t.date,
  (SELECT group_concat(quote, ' … ') FROM (
    SELECT quote FROM evidence WHERE post_id = t.post_id
      AND path > t.path || '/handovers/' || handover.n || '/' AND path < t.path || '/handovers/' || handover.n || '0'
    GROUP BY quote ORDER BY min(span_start))) AS quote,
  min(t.source) AS source,
  count(DISTINCT t.post_id) AS posts
FROM handover
JOIN telling AS t ON t.event_id = handover.event_id
LEFT JOIN organization AS giver ON giver.id = handover.giver_id
LEFT JOIN organization AS receiver ON receiver.id = handover.receiver_id
GROUP BY t.meeting, handover.giver_id, handover.giver_person, handover.receiver_id, handover.receiver_person,
  handover.role, handover.year;

CREATE VIEW events AS -- one row a meeting
SELECT
  t.province_id,
  t.province,
  t.bloc,
  t.year,
  t.years,
  (SELECT group_concat(kind, ', ') FROM (SELECT kind FROM event_kind WHERE event_id = event.id ORDER BY n)) AS kinds,
  t.date,
  event.date_end,
  event.part_of_day,
  event.venue,
  event.member_count,
  (SELECT count(*) FROM member WHERE event_id = event.id) AS members,
  (SELECT count(*) FROM award WHERE event_id = event.id) AS awards,
  (SELECT quote FROM evidence WHERE post_id = t.post_id AND path = t.path || '/date' ORDER BY n LIMIT 1) AS quote,
  min(t.source) AS source,
  count(DISTINCT t.post_id) AS posts
FROM event
JOIN telling AS t ON t.event_id = event.id
GROUP BY t.meeting;

CREATE VIEW blocs AS -- one row a bloc; a bare number names a bloc only within its province, and may name another one years later
SELECT
  t.province_id,
  t.province,
  t.bloc,
  max(event.bloc_number) AS number,
  max(event.bloc_level) AS level,
  (SELECT min(year) FROM event_year JOIN event AS other ON other.id = event_id WHERE other.bloc_id = t.bloc_id) AS first_year,
  (SELECT max(year) FROM event_year JOIN event AS other ON other.id = event_id WHERE other.bloc_id = t.bloc_id) AS last_year,
  count(DISTINCT t.meeting) AS meetings,
  count(DISTINCT t.post_id) AS posts
FROM event
JOIN telling AS t ON t.event_id = event.id
WHERE t.bloc_id IS NOT NULL
GROUP BY t.bloc_id;

CREATE VIEW bloc_alias AS -- names under which posts speak of a bloc
SELECT bloc_id, bloc_name AS name, count(*) AS events FROM event WHERE bloc_id IS NOT NULL GROUP BY bloc_id, bloc_name;

CREATE VIEW posts AS -- one row a post
SELECT
  post.id,
  post.province_id,
  province.name AS province,
  CAST(substr(post.published, 1, 4) AS INTEGER) AS year,
  post.published,
  post.title,
  post.author,
  post.publisher,
  post.is_bloc_post,
  (SELECT count(*) FROM event WHERE post_id = post.id) AS events,
  (SELECT count(*) FROM warning WHERE post_id = post.id) AS warnings,
  (SELECT location FROM source WHERE id = post.copy_of) AS copy_of,
  post.copy_how,
  source.url,
  source.location AS source
FROM post
JOIN source ON source.id = post.id
LEFT JOIN province ON province.id = post.province_id;
