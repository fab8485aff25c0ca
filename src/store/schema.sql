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
  changed INTEGER NOT NULL DEFAULT 0, -- posts read again, because their bytes, the rules or their reviews changed
  unchanged INTEGER NOT NULL DEFAULT 0, -- posts left as they were
  failed INTEGER NOT NULL DEFAULT 0, -- files that could not be read
  pruned INTEGER NOT NULL DEFAULT 0, -- posts removed because their file is gone
  reviews TEXT NOT NULL DEFAULT '[]' -- folders of review files that it was given, or had from the run before, as JSON
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
  review TEXT, -- digest of the review files that were applied; NULL: none were
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
  today_id INTEGER REFERENCES province (id), -- the province of today that it is, or is part of
  bare TEXT NOT NULL, -- name in small letters without tones, for finding and sorting
  UNIQUE (code, name)
);
CREATE INDEX province_by_today ON province (today_id);
CREATE INDEX province_by_name ON province (name);

CREATE TABLE province_alias ( -- how a province is written
  province_id INTEGER NOT NULL REFERENCES province (id) ON DELETE CASCADE, -- whose
  form TEXT NOT NULL, -- spelling or abbreviation
  PRIMARY KEY (province_id, form)
) WITHOUT ROWID;

CREATE TABLE province_predecessor ( -- what a province was made of
  province_id INTEGER NOT NULL REFERENCES province (id) ON DELETE CASCADE, -- the later one
  predecessor_id INTEGER NOT NULL REFERENCES province (id) ON DELETE CASCADE, -- the earlier one; may be the same name and code
  since TEXT, -- day of the merger
  basis TEXT, -- resolution
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
  level TEXT CHECK (level IN ('state', 'government', 'ministry', 'province', 'district', 'commune', 'grassroots', 'bloc')), -- level of who decides; NULL: several may, or not known
  valid_from TEXT, -- first day under the law
  valid_to TEXT, -- last day under the law
  bare TEXT NOT NULL -- name in small letters without tones
);

CREATE TABLE award_alias ( -- how an award is written
  award_type_id INTEGER NOT NULL REFERENCES award_type (id) ON DELETE CASCADE, -- which
  form TEXT NOT NULL, -- words
  PRIMARY KEY (award_type_id, form)
) WITHOUT ROWID;

CREATE TABLE organization_name ( -- canonical names of bodies; "Sở Y tế" is one name and a body in each province
  id INTEGER PRIMARY KEY, -- number in this file only
  name TEXT NOT NULL UNIQUE, -- abbreviations written out, without the province
  code TEXT UNIQUE, -- code in the lexicon; NULL: known from posts only
  name_en TEXT, -- English name
  kind TEXT, -- class in the lexicon, e.g. provincial_department
  level TEXT CHECK (level IN ('national', 'region', 'ministry', 'province', 'district', 'commune', 'organization')), -- level of the body
  valid_from TEXT, -- first day or year of bodies of this name
  valid_to TEXT, -- last day or year
  bare TEXT NOT NULL -- name in small letters without tones
);
CREATE INDEX organization_name_by_bare ON organization_name (bare);

CREATE TABLE organization_alias ( -- how a name of the lexicon is written
  name_id INTEGER NOT NULL REFERENCES organization_name (id) ON DELETE CASCADE, -- which name
  form TEXT NOT NULL, -- spelling or abbreviation
  bare TEXT NOT NULL, -- the same in small letters without tones
  PRIMARY KEY (name_id, form)
) WITHOUT ROWID;
CREATE INDEX organization_alias_by_bare ON organization_alias (bare);

CREATE TABLE organization_successor ( -- names of bodies renamed, merged and split
  name_id INTEGER NOT NULL REFERENCES organization_name (id) ON DELETE CASCADE, -- the earlier one
  successor_id INTEGER NOT NULL REFERENCES organization_name (id) ON DELETE CASCADE, -- the later one
  since TEXT, -- first day, month or year of the later one
  basis TEXT, -- law or decision
  PRIMARY KEY (name_id, successor_id)
) WITHOUT ROWID;

CREATE TABLE organization ( -- bodies: one row a body; the same name in two provinces is two bodies
  id INTEGER PRIMARY KEY, -- number in this file only
  name_id INTEGER NOT NULL REFERENCES organization_name (id), -- its name
  province_id INTEGER REFERENCES province (id), -- its province at the time; NULL: a body of the country, or not known
  post_id INTEGER REFERENCES post (id) ON DELETE CASCADE, -- the only post it is known from, where nothing tells which of the bodies of that name it is
  name TEXT NOT NULL, -- its name, as in organization_name
  full_name TEXT NOT NULL, -- with its province where others have the like, e.g. Sở Tư pháp tỉnh Đồng Nai
  bare TEXT NOT NULL, -- full_name in small letters without tones
  kind TEXT, -- class of its name in the lexicon or, for other names, by their first words
  level TEXT CHECK (level IN ('national', 'region', 'ministry', 'province', 'district', 'commune', 'organization')), -- its level; NULL: its name does not tell
  valid_from TEXT, -- first day or year, by its name and its province; NULL: not known
  valid_to TEXT, -- last day or year; NULL: still there, or not known
  CHECK (province_id IS NULL OR post_id IS NULL)
);
CREATE UNIQUE INDEX organization_identity ON organization (name_id, coalesce(province_id, 0), coalesce(post_id, 0));
CREATE INDEX organization_by_province ON organization (province_id);
CREATE INDEX organization_by_name ON organization (bare);
CREATE INDEX organization_by_post ON organization (post_id) WHERE post_id IS NOT NULL;

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

-- When a post goes, those that were tied to it or through it are compared again, and what they tell is counted again.
CREATE TRIGGER post_leaves_group BEFORE DELETE ON post BEGIN
  UPDATE likeness SET tied = 0 WHERE post_id IN (
    SELECT id FROM post WHERE id IN (old.id, old.copy_of) OR copy_of IN (old.id, old.copy_of));
  UPDATE event SET meeting_id = NULL WHERE bloc_id IS NULL AND post_id IN (
    SELECT id FROM post WHERE id IN (old.id, old.copy_of) OR copy_of IN (old.id, old.copy_of));
END;

CREATE TABLE body ( -- the words of a post and its whole record
  post_id INTEGER PRIMARY KEY REFERENCES post (id) ON DELETE CASCADE, -- whose
  text TEXT NOT NULL, -- text that all offsets count into (NFC)
  record TEXT NOT NULL -- the record as JSON, byte for byte what `thidua extract` gives where nobody reviewed it
);

CREATE TABLE naming ( -- what a body is called where a post names it, and how these words were tied to the body
  post_id INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE, -- in which post
  path TEXT NOT NULL, -- which value: JSON Pointer into body.record
  organization_id INTEGER NOT NULL REFERENCES organization (id), -- which body
  form TEXT NOT NULL, -- the words, as in evidence.quote
  how TEXT NOT NULL CHECK (how IN ('exact', 'alias', 'abbreviation', 'near', 'elided', 'description')), -- the same words; another name in the lexicon; shortened; a letter or two off; without its head or tail; what it is instead of its name
  PRIMARY KEY (post_id, path)
) WITHOUT ROWID;
CREATE INDEX naming_by_organization ON naming (organization_id, form, how);

CREATE TABLE bloc ( -- emulation blocs: one row a theme or number in a province or under a parent body; a name told without its level may stand for blocs of several districts
  id INTEGER PRIMARY KEY, -- number in this file only
  province_id INTEGER REFERENCES province (id), -- its province; NULL: of national scope, or not known
  post_id INTEGER REFERENCES post (id) ON DELETE CASCADE, -- the only post it is known from, where the name alone cannot identify it
  key TEXT NOT NULL, -- name without tones and without the words that posts leave out or put in at will
  name TEXT NOT NULL, -- name used by most events
  bare TEXT NOT NULL, -- name in small letters without tones
  theme TEXT, -- code of the theme that its name begins with (rules/lexicon/bloc-themes.yml), e.g. van_hoa_xa_hoi; NULL: none
  joined INTEGER NOT NULL DEFAULT 0 CHECK (joined IN (0, 1)), -- 0: its events are to be joined into meetings before the run ends
  CHECK (province_id IS NULL OR post_id IS NULL)
);
CREATE UNIQUE INDEX bloc_identity ON bloc (coalesce(province_id, 0), coalesce(post_id, 0), key);
CREATE INDEX bloc_by_post ON bloc (post_id) WHERE post_id IS NOT NULL;
CREATE INDEX bloc_loose ON bloc (id) WHERE NOT joined;

CREATE TABLE event ( -- one meeting as one post tells it; the view `events` has one row a meeting
  id INTEGER PRIMARY KEY, -- number in this file only
  post_id INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE, -- who tells it
  n INTEGER NOT NULL, -- place among the events of the post, from 0
  meeting_id INTEGER REFERENCES event (id) ON DELETE SET NULL, -- the event that stands for the meeting: the first published of those that tell of it, often itself
  posts INTEGER NOT NULL DEFAULT 1, -- posts that tell of the meeting
  sources INTEGER NOT NULL DEFAULT 1, -- of these, no copies of one another
  bloc_id INTEGER REFERENCES bloc (id), -- whose meeting
  bloc_name TEXT, -- name of the bloc in this post
  bloc_number INTEGER, -- its number, where it has one
  bloc_level TEXT CHECK (bloc_level IN ('national', 'region', 'ministry', 'province', 'district', 'commune', 'organization')), -- its level, where said
  date TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), -- day of the meeting, the first if there are more
  date_end TEXT CHECK (date_end GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), -- last day, if there are more
  part_of_day TEXT CHECK (part_of_day IN ('sáng', 'trưa', 'chiều', 'tối')), -- when on that day
  venue TEXT, -- place as written
  member_count INTEGER, -- number of members as stated, also where the list disagrees
  across INTEGER NOT NULL DEFAULT 0 CHECK (across IN (0, 1)), -- 1: of several provinces, so that each body needs its own in its name
  main_year INTEGER CHECK (main_year BETWEEN 1945 AND 2100), -- emulation year that it was about: the first of event_year, where the reviewed stands before the planned
  province_id INTEGER REFERENCES province (id), -- where its post belongs; here too, since most questions name a province
  chairs INTEGER NOT NULL DEFAULT 0, -- how many chairs this post names: rows of the table chair
  members INTEGER NOT NULL DEFAULT 0, -- how many members
  attendees INTEGER NOT NULL DEFAULT 0, -- how many attendees
  awards INTEGER NOT NULL DEFAULT 0, -- how many awards and nominations
  rankings INTEGER NOT NULL DEFAULT 0, -- how many places
  heads INTEGER NOT NULL DEFAULT 0, -- how many heads, of whichever years
  deputies INTEGER NOT NULL DEFAULT 0, -- how many deputies
  handovers INTEGER NOT NULL DEFAULT 0, -- how many handovers
  movements INTEGER NOT NULL DEFAULT 0, -- how many movements
  UNIQUE (post_id, n)
);
CREATE INDEX event_by_bloc ON event (bloc_id, date);
CREATE INDEX event_by_province ON event (province_id, date, bloc_id, across); -- all that lists of one province are sorted by
CREATE INDEX event_by_date ON event (date, province_id);
CREATE INDEX event_by_meeting ON event (meeting_id);

-- What was joined with an event that goes, or with a post that turns out to be a copy, is joined again.
CREATE TRIGGER event_leaves_bloc AFTER DELETE ON event WHEN old.bloc_id IS NOT NULL BEGIN
  UPDATE bloc SET joined = 0 WHERE id = old.bloc_id;
END;
CREATE TRIGGER post_changes_group AFTER UPDATE OF copy_of ON post WHEN old.copy_of IS NOT new.copy_of BEGIN
  UPDATE bloc SET joined = 0 WHERE id IN (SELECT bloc_id FROM event WHERE post_id = new.id);
  UPDATE event SET meeting_id = NULL WHERE post_id = new.id;
END;

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
CREATE INDEX event_year_by_year ON event_year (year, event_id);

-- A fact that several posts tell of one meeting has a row for each. Of these one is `first` and stands for all in the views.

CREATE TABLE chair ( -- who chaired (chủ trì)
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- of which event
  n INTEGER NOT NULL, -- place in the list, from 0
  organization_id INTEGER REFERENCES organization (id), -- body
  person TEXT, -- name
  position TEXT, -- office as written
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- the lowest of its evidence
  first INTEGER NOT NULL DEFAULT 1 CHECK (first IN (0, 1)), -- 1: stands for the fact in the views
  posts INTEGER NOT NULL DEFAULT 1, -- posts that tell it
  sources INTEGER NOT NULL DEFAULT 1, -- of these, no copies of one another
  PRIMARY KEY (event_id, n)
) WITHOUT ROWID;
CREATE INDEX chair_by_organization ON chair (organization_id) WHERE organization_id IS NOT NULL;

CREATE TABLE member ( -- bodies that belong to the bloc
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- of which event
  n INTEGER NOT NULL, -- place in the list, from 0
  organization_id INTEGER NOT NULL REFERENCES organization (id), -- which
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- the lowest of its evidence
  first INTEGER NOT NULL DEFAULT 1 CHECK (first IN (0, 1)), -- 1: stands for the fact in the views
  posts INTEGER NOT NULL DEFAULT 1, -- posts that tell it
  sources INTEGER NOT NULL DEFAULT 1, -- of these, no copies of one another
  PRIMARY KEY (event_id, n)
) WITHOUT ROWID;
CREATE INDEX member_by_organization ON member (organization_id, first);

CREATE TABLE attendee ( -- named persons who were there
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- of which event
  n INTEGER NOT NULL, -- place in the list, from 0
  person TEXT NOT NULL, -- name without rank or title
  position TEXT, -- office as written
  organization_id INTEGER REFERENCES organization (id), -- body in the office
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- the lowest of its evidence
  first INTEGER NOT NULL DEFAULT 1 CHECK (first IN (0, 1)), -- 1: stands for the fact in the views
  posts INTEGER NOT NULL DEFAULT 1, -- posts that tell it
  sources INTEGER NOT NULL DEFAULT 1, -- of these, no copies of one another
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
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- the lowest of its evidence
  first INTEGER NOT NULL DEFAULT 1 CHECK (first IN (0, 1)), -- 1: stands for the fact in the views
  posts INTEGER NOT NULL DEFAULT 1, -- posts that tell it
  sources INTEGER NOT NULL DEFAULT 1, -- of these, no copies of one another
  PRIMARY KEY (event_id, n),
  CHECK ((organization_id IS NULL) <> (person IS NULL))
) WITHOUT ROWID;
-- These two hold all that the commonest counts ask for.
CREATE INDEX award_by_organization ON award (organization_id, status, first);
CREATE INDEX award_by_type ON award (award_type_id, status, year, first);

CREATE TABLE ranking ( -- places within the bloc
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- of which event
  n INTEGER NOT NULL, -- place in the list, from 0
  organization_id INTEGER REFERENCES organization (id), -- who, if a body
  person TEXT, -- who, if a person
  rank INTEGER NOT NULL CHECK (rank >= 1), -- 1: dẫn đầu, nhất; 2: nhì; …; several may share one
  score REAL, -- points, where printed
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- the lowest of its evidence
  first INTEGER NOT NULL DEFAULT 1 CHECK (first IN (0, 1)), -- 1: stands for the fact in the views
  posts INTEGER NOT NULL DEFAULT 1, -- posts that tell it
  sources INTEGER NOT NULL DEFAULT 1, -- of these, no copies of one another
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
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- the lowest of its evidence
  first INTEGER NOT NULL DEFAULT 1 CHECK (first IN (0, 1)), -- 1: stands for the fact in the views
  posts INTEGER NOT NULL DEFAULT 1, -- posts that tell it
  sources INTEGER NOT NULL DEFAULT 1, -- of these, no copies of one another
  PRIMARY KEY (event_id, n),
  CHECK ((organization_id IS NULL) <> (person IS NULL))
) WITHOUT ROWID;
CREATE INDEX role_by_organization ON role (organization_id, year, role, first);

CREATE TABLE handover ( -- the headship, or the flag that goes with it, passed on
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- at which event
  n INTEGER NOT NULL, -- place in the list, from 0
  giver_id INTEGER REFERENCES organization (id), -- body that gave it
  giver_person TEXT, -- giver, if no body is named
  receiver_id INTEGER REFERENCES organization (id), -- body that took it
  receiver_person TEXT, -- receiver, if no body is named
  role TEXT NOT NULL CHECK (role IN ('head', 'deputy')), -- which role
  year INTEGER CHECK (year BETWEEN 1945 AND 2100), -- year from which the receiver holds it
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- the lowest of its evidence
  first INTEGER NOT NULL DEFAULT 1 CHECK (first IN (0, 1)), -- 1: stands for the fact in the views
  posts INTEGER NOT NULL DEFAULT 1, -- posts that tell it
  sources INTEGER NOT NULL DEFAULT 1, -- of these, no copies of one another
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
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- the lowest of its evidence
  first INTEGER NOT NULL DEFAULT 1 CHECK (first IN (0, 1)), -- 1: stands for the fact in the views
  posts INTEGER NOT NULL DEFAULT 1, -- posts that tell it
  sources INTEGER NOT NULL DEFAULT 1, -- of these, no copies of one another
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

CREATE TABLE review ( -- what researchers said of values in review files, and what became of it; the record has it applied
  post_id INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE, -- of which post
  n INTEGER NOT NULL, -- place among the verdicts on the post, from 0
  field TEXT NOT NULL, -- what about: award, member, date, title, …; complete: that nothing is missing
  verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong', 'should_be', 'missing')), -- what the reviewer says
  state TEXT NOT NULL CHECK (state IN ('applied', 'agreed', 'changed', 'lost', 'contradicted')), -- applied: it changed the record; agreed: the machine says the same by itself; changed: it holds, but the machine now says something else than the reviewer saw; lost: not applied, its words or its fact are not found; contradicted: not applied, another verdict says otherwise. The last three are to be looked at again
  path TEXT, -- which value of body.record, a JSON Pointer; NULL: it is not there
  seen TEXT NOT NULL, -- what the reviewer spoke of, as JSON
  machine TEXT NOT NULL, -- what the machine says in its place, as JSON
  value TEXT NOT NULL, -- what the record says, as JSON
  quote TEXT, -- words of the post that the reviewer gave, as it writes them
  span_start INTEGER, -- their first code unit in body.text
  span_end INTEGER, -- code unit after the last
  reviewer TEXT NOT NULL, -- who
  reviewed TEXT NOT NULL CHECK (reviewed GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), -- when
  why TEXT, -- why, in the reviewer's words
  note TEXT, -- what there is to know of its state
  file TEXT NOT NULL, -- review file
  line INTEGER NOT NULL, -- line in it
  PRIMARY KEY (post_id, n)
) WITHOUT ROWID;
CREATE INDEX review_by_state ON review (state);

CREATE TABLE conflict ( -- what two posts say differently of one meeting, or of who headed a bloc in one year; both stay as they are
  bloc_id INTEGER NOT NULL REFERENCES bloc (id) ON DELETE CASCADE, -- of which bloc
  n INTEGER NOT NULL, -- counts up in the bloc, from 0
  code TEXT NOT NULL, -- stable name, e.g. head-conflict
  about TEXT NOT NULL, -- what they speak of: a year, a body, an award
  value TEXT NOT NULL, -- what the one says
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- where
  other_value TEXT NOT NULL, -- what the other says
  other_event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- where
  PRIMARY KEY (bloc_id, n)
) WITHOUT ROWID;
CREATE INDEX conflict_by_event ON conflict (event_id);
CREATE INDEX conflict_by_other_event ON conflict (other_event_id);

-- Counts that would take long to make anew for questions about everything: each run makes them at its end. They are empty
-- while posts come and go, and questions then count for themselves.

CREATE TABLE count_of_posts ( -- posts by province, month and publisher
  province_id INTEGER REFERENCES province (id), -- where they belong
  published TEXT, -- first day of the month of their publication
  publisher TEXT, -- who runs the site
  posts INTEGER NOT NULL, -- how many
  bloc_posts INTEGER NOT NULL, -- of these, about a bloc's own meeting
  copies INTEGER NOT NULL, -- of these, copies of others
  meetings INTEGER NOT NULL, -- meetings of which they are the first to tell
  tellings INTEGER NOT NULL, -- meetings of which they tell, each post counted
  warnings INTEGER NOT NULL, -- warnings in them
  first TEXT, -- first day on which one was published
  last TEXT, -- last day
  with_title INTEGER NOT NULL, -- of these, with the field title
  with_published INTEGER NOT NULL, -- of these, with the field published
  with_author INTEGER NOT NULL, -- of these, with the field author
  with_publisher INTEGER NOT NULL, -- of these, with the field publisher
  with_province INTEGER NOT NULL -- of these, with the field province
);

CREATE TABLE count_of_meetings ( -- meetings, by the same of the first post that tells of them
  province_id INTEGER REFERENCES province (id), -- where the post belongs
  published TEXT, -- first day of the month of its publication
  publisher TEXT, -- who runs the site
  meetings INTEGER NOT NULL, -- how many
  with_bloc INTEGER NOT NULL, -- of these, with the field bloc
  with_date INTEGER NOT NULL, -- of these, with the field date
  with_part_of_day INTEGER NOT NULL, -- of these, with the field part_of_day
  with_venue INTEGER NOT NULL, -- of these, with the field venue
  with_kinds INTEGER NOT NULL, -- of these, with the field kinds
  with_years INTEGER NOT NULL, -- of these, with the field years
  with_chairs INTEGER NOT NULL, -- of these, with the field chairs
  with_members INTEGER NOT NULL, -- of these, with the field members
  with_member_count INTEGER NOT NULL, -- of these, with the field member_count
  with_attendees INTEGER NOT NULL, -- of these, with the field attendees
  with_awards INTEGER NOT NULL, -- of these, with the field awards
  with_rankings INTEGER NOT NULL, -- of these, with the field rankings
  with_heads INTEGER NOT NULL, -- of these, with the field heads
  with_deputies INTEGER NOT NULL, -- of these, with the field deputies
  with_handovers INTEGER NOT NULL, -- of these, with the field handovers
  with_movements INTEGER NOT NULL -- of these, with the field movements
);

CREATE TABLE count_by_place ( -- facts by province and year
  fact TEXT NOT NULL, -- table that holds them: award, member, ranking, role, handover
  province_id INTEGER REFERENCES province (id), -- where their post belongs
  date TEXT, -- first day of the year in which their meeting was
  year INTEGER, -- emulation year that they are for
  award_type_id INTEGER REFERENCES award_type (id), -- which award
  status TEXT, -- of awards: nominated or awarded
  role TEXT, -- of roles and handovers: head or deputy
  rank INTEGER, -- of rankings: place
  n INTEGER NOT NULL -- how many, each counted once
);
CREATE INDEX count_by_place_of_fact ON count_by_place (fact, province_id);

CREATE TABLE count_by_body ( -- facts by the body that they are about
  fact TEXT NOT NULL, -- table that holds them: award, member
  organization_id INTEGER REFERENCES organization (id), -- which body; NULL: a person
  status TEXT, -- of awards: nominated or awarded
  n INTEGER NOT NULL -- how many, each counted once
);

CREATE TRIGGER post_comes AFTER INSERT ON post BEGIN
  DELETE FROM count_of_posts;
  DELETE FROM count_of_meetings;
  DELETE FROM count_by_place;
  DELETE FROM count_by_body;
END;
CREATE TRIGGER post_goes AFTER DELETE ON post BEGIN
  DELETE FROM count_of_posts;
  DELETE FROM count_of_meetings;
  DELETE FROM count_by_place;
  DELETE FROM count_by_body;
END;

-- Words without tones and with d for đ, so that "don vi" finds "đơn vị". rowid is post.id:
--   SELECT post.title FROM search JOIN post ON post.id = search.rowid WHERE search MATCH '"don vi truong khoi"';
CREATE VIRTUAL TABLE search USING fts5 (title, text, tokenize = 'unicode61');
CREATE TRIGGER post_leaves_search AFTER DELETE ON post BEGIN
  DELETE FROM search WHERE rowid = old.id;
END;

-- Views for people. A fact that several posts tell of the same meeting is one row: `posts` says how many tell it, `sources`
-- how many of these are no copies of one another; `quote` and `source` are those of the first.

CREATE VIEW telling AS -- every event of every post with its surroundings; what the other views stand on
SELECT
  event.id AS event_id,
  event.post_id,
  '/events/' || event.n AS path, -- of the event in the record
  event.meeting_id, -- equal for posts on the same meeting
  event.province_id,
  province.name AS province, -- of its time
  province.today_id AS province_today_id,
  today.name AS province_today, -- the province of today that it is part of
  event.bloc_id,
  bloc.name AS bloc,
  event.across AS wide, -- 1: a bloc across provinces, whose members need their province
  event.main_year AS year, -- the one reviewed
  (SELECT group_concat(year, ', ') FROM (SELECT year FROM event_year WHERE event_id = event.id ORDER BY n)) AS years, -- all of them, the reviewed before the planned
  event.date,
  source.location AS source
FROM event
LEFT JOIN source ON source.id = event.post_id
LEFT JOIN province ON province.id = event.province_id
LEFT JOIN province AS today ON today.id = province.today_id
LEFT JOIN bloc ON bloc.id = event.bloc_id;

CREATE VIEW awards AS -- who got, or was put forward for, which award
SELECT
  t.province_id,
  t.province,
  t.province_today_id,
  t.province_today,
  t.bloc_id,
  t.bloc,
  award.year,
  award.organization_id,
  coalesce(CASE WHEN organization.province_id IS t.province_id AND NOT t.wide THEN organization.name ELSE organization.full_name END, award.person) AS recipient, -- body (with its province, unless that is the bloc's) or person
  award.person, -- the recipient again, if a person
  CASE WHEN award.person IS NULL THEN 'organization' ELSE 'person' END AS recipient_kind, -- organization or person
  award.award_type_id,
  award_type.name AS award,
  award_type.code AS award_code,
  award_type.level AS award_level,
  award.status,
  t.date,
  (SELECT group_concat(quote, ' … ') FROM (
    SELECT quote FROM evidence WHERE post_id = t.post_id
      AND path > t.path || '/awards/' || award.n || '/' AND path < t.path || '/awards/' || award.n || '0'
    GROUP BY quote ORDER BY min(span_start))) AS quote, -- words that it was read from, in the order of the text
  award.confidence,
  t.source,
  award.posts,
  award.sources,
  t.event_id
FROM award
JOIN telling AS t ON t.event_id = award.event_id
LEFT JOIN award_type ON award_type.id = award.award_type_id
LEFT JOIN organization ON organization.id = award.organization_id
WHERE award.first;

CREATE VIEW members AS -- which bodies belonged to which bloc
SELECT
  t.province_id,
  t.province,
  t.province_today_id,
  t.province_today,
  t.bloc_id,
  t.bloc,
  t.year,
  t.years,
  member.organization_id,
  CASE WHEN organization.province_id IS t.province_id AND NOT t.wide THEN organization.name ELSE organization.full_name END AS member, -- body, with its province unless that is the bloc's
  t.date,
  (SELECT quote FROM evidence
    WHERE post_id = t.post_id AND path = t.path || '/members/' || member.n ORDER BY n LIMIT 1) AS quote, -- words that it was read from, in the order of the text
  member.confidence,
  t.source,
  member.posts,
  member.sources,
  t.event_id
FROM member
JOIN telling AS t ON t.event_id = member.event_id
LEFT JOIN organization ON organization.id = member.organization_id
WHERE member.first;

CREATE VIEW rankings AS -- places within a bloc in the year reviewed
SELECT
  t.province_id,
  t.province,
  t.province_today_id,
  t.province_today,
  t.bloc_id,
  t.bloc,
  t.year,
  t.years,
  ranking.organization_id,
  coalesce(CASE WHEN organization.province_id IS t.province_id AND NOT t.wide THEN organization.name ELSE organization.full_name END, ranking.person) AS recipient, -- body (with its province, unless that is the bloc's) or person
  ranking.person, -- the same again, if a person
  ranking.rank,
  ranking.score,
  t.date,
  (SELECT group_concat(quote, ' … ') FROM (
    SELECT quote FROM evidence WHERE post_id = t.post_id
      AND path > t.path || '/rankings/' || ranking.n || '/' AND path < t.path || '/rankings/' || ranking.n || '0'
    GROUP BY quote ORDER BY min(span_start))) AS quote, -- words that it was read from, in the order of the text
  ranking.confidence,
  t.source,
  ranking.posts,
  ranking.sources,
  t.event_id
FROM ranking
JOIN telling AS t ON t.event_id = ranking.event_id
LEFT JOIN organization ON organization.id = ranking.organization_id
WHERE ranking.first;

CREATE VIEW roles AS -- heads and deputies; the same holder in the same bloc and year is one row, at whichever meetings it is told
SELECT
  t.province_id,
  t.province,
  t.province_today_id,
  t.province_today,
  t.bloc_id,
  t.bloc,
  role.year,
  role.organization_id,
  coalesce(CASE WHEN organization.province_id IS t.province_id AND NOT t.wide THEN organization.name ELSE organization.full_name END, role.person) AS holder, -- body (with its province, unless that is the bloc's) or person
  role.person, -- the holder again, if a person
  role.role,
  t.date,
  (SELECT group_concat(quote, ' … ') FROM (
    SELECT quote FROM evidence WHERE post_id = t.post_id
      AND path > t.path || '/roles/' || role.n || '/' AND path < t.path || '/roles/' || role.n || '0'
    GROUP BY quote ORDER BY min(span_start))) AS quote, -- words that it was read from, in the order of the text
  role.confidence,
  t.source,
  role.posts,
  role.sources,
  t.event_id
FROM role
JOIN telling AS t ON t.event_id = role.event_id
LEFT JOIN organization ON organization.id = role.organization_id
WHERE role.first;

CREATE VIEW heads AS -- who headed which bloc in which year
SELECT * FROM roles WHERE role = 'head';

CREATE VIEW handovers AS -- who passed the headship of a bloc to whom
SELECT
  t.province_id,
  t.province,
  t.province_today_id,
  t.province_today,
  t.bloc_id,
  t.bloc,
  handover.year,
  handover.giver_id,
  coalesce(CASE WHEN giver.province_id IS t.province_id AND NOT t.wide THEN giver.name ELSE giver.full_name END, handover.giver_person) AS giver, -- body or person that had it; NULL: not said
  handover.giver_person, -- the giver again, if a person
  handover.receiver_id,
  coalesce(CASE WHEN receiver.province_id IS t.province_id AND NOT t.wide THEN receiver.name ELSE receiver.full_name END, handover.receiver_person) AS receiver, -- body or person that has it from now on
  handover.receiver_person, -- the receiver again, if a person
  handover.role,
  t.date,
  (SELECT group_concat(quote, ' … ') FROM (
    SELECT quote FROM evidence WHERE post_id = t.post_id
      AND path > t.path || '/handovers/' || handover.n || '/' AND path < t.path || '/handovers/' || handover.n || '0'
    GROUP BY quote ORDER BY min(span_start))) AS quote, -- words that it was read from, in the order of the text
  handover.confidence,
  t.source,
  handover.posts,
  handover.sources,
  t.event_id
FROM handover
JOIN telling AS t ON t.event_id = handover.event_id
LEFT JOIN organization AS giver ON giver.id = handover.giver_id
LEFT JOIN organization AS receiver ON receiver.id = handover.receiver_id
WHERE handover.first;

CREATE VIEW events AS -- one row a meeting
SELECT
  t.province_id,
  t.province,
  t.province_today_id,
  t.province_today,
  t.bloc_id,
  t.bloc,
  t.year,
  t.years,
  (SELECT group_concat(kind, ', ') FROM (SELECT kind FROM event_kind WHERE event_id = event.id ORDER BY n)) AS kinds, -- what the meeting was for, see event_kind
  t.date,
  event.date_end,
  event.part_of_day,
  event.venue,
  event.member_count,
  CAST(CASE WHEN event.posts = 1 THEN event.members ELSE
    (SELECT count(*) FROM member WHERE event_id IN (SELECT id FROM event AS told WHERE told.meeting_id = event.id) AND first)
    END AS INTEGER) AS members, -- members listed, by any of the posts
  CAST(CASE WHEN event.posts = 1 THEN event.awards ELSE
    (SELECT count(*) FROM award WHERE event_id IN (SELECT id FROM event AS told WHERE told.meeting_id = event.id) AND first)
    END AS INTEGER) AS awards, -- awards and nominations, by any of the posts
  (SELECT quote FROM evidence WHERE post_id = t.post_id AND path = t.path || '/date' ORDER BY n LIMIT 1) AS quote, -- words that the day was read from
  t.source,
  event.posts,
  event.sources,
  t.event_id
FROM event
JOIN telling AS t ON t.event_id = event.id
WHERE event.meeting_id = event.id;

CREATE VIEW conflicts AS -- what posts say differently, side by side
SELECT
  t.province_id,
  t.province,
  t.province_today_id,
  t.province_today,
  t.bloc_id,
  t.bloc,
  conflict.code,
  conflict.about,
  conflict.value,
  t.source,
  conflict.other_value,
  other.location AS other_source,
  conflict.event_id,
  conflict.other_event_id
FROM conflict
JOIN telling AS t ON t.event_id = conflict.event_id
JOIN event ON event.id = conflict.other_event_id
JOIN source AS other ON other.id = event.post_id;

CREATE VIEW blocs AS -- one row a bloc; a bare number names a bloc only within its province, and may name another one years later
SELECT
  bloc.id AS bloc_id,
  bloc.province_id,
  province.name AS province,
  province.today_id AS province_today_id,
  today.name AS province_today,
  bloc.name AS bloc,
  bloc.theme,
  (SELECT group_concat(name, ' | ') FROM (SELECT DISTINCT bloc_name AS name FROM event WHERE bloc_id = bloc.id ORDER BY 1)) AS names, -- names that posts give it
  CAST((SELECT max(bloc_number) FROM event WHERE bloc_id = bloc.id) AS INTEGER) AS number, -- its number, where it has one
  (SELECT max(bloc_level) FROM event WHERE bloc_id = bloc.id) AS level, -- its level, where a post says it
  CAST((SELECT min(year) FROM event_year JOIN event AS other ON other.id = event_id WHERE other.bloc_id = bloc.id) AS INTEGER) AS first_year, -- first emulation year that posts tell of
  CAST((SELECT max(year) FROM event_year JOIN event AS other ON other.id = event_id WHERE other.bloc_id = bloc.id) AS INTEGER) AS last_year, -- last emulation year that posts tell of
  (SELECT count(DISTINCT meeting_id) FROM event WHERE bloc_id = bloc.id) AS meetings, -- meetings that posts tell of
  (SELECT count(DISTINCT post_id) FROM event WHERE bloc_id = bloc.id) AS posts, -- posts that tell of it
  (SELECT count(*) FROM conflict WHERE bloc_id = bloc.id) AS conflicts -- contradictions between posts
FROM bloc
LEFT JOIN province ON province.id = bloc.province_id
LEFT JOIN province AS today ON today.id = province.today_id;

CREATE VIEW bloc_alias AS -- names under which posts speak of a bloc, and in which years
SELECT
  bloc_id,
  bloc_name AS name,
  count(*) AS events, -- tellings under this name
  CAST(min((SELECT min(year) FROM event_year WHERE event_id = event.id)) AS INTEGER) AS first_year, -- first emulation year under this name
  CAST(max((SELECT max(year) FROM event_year WHERE event_id = event.id)) AS INTEGER) AS last_year -- last emulation year under this name
FROM event
WHERE bloc_id IS NOT NULL
GROUP BY bloc_id, bloc_name;

CREATE VIEW organizations AS -- one row a body
SELECT
  organization.id AS organization_id,
  organization.province_id,
  province.name AS province,
  province.today_id AS province_today_id,
  today.name AS province_today,
  organization.name,
  organization.full_name,
  organization_name.code,
  organization_name.name_en,
  organization.kind,
  organization.level,
  organization.valid_from,
  organization.valid_to,
  CAST(organization.post_id IS NULL AS INTEGER) AS resolved, -- 0: the post does not tell which body of that name it is
  (SELECT count(*) FROM naming WHERE organization_id = organization.id) AS namings, -- places where posts name it
  (SELECT count(DISTINCT form) FROM naming WHERE organization_id = organization.id) AS spellings, -- ways in which it is written
  (SELECT count(DISTINCT post_id) FROM naming WHERE organization_id = organization.id) AS posts -- posts that name it
FROM organization
JOIN organization_name ON organization_name.id = organization.name_id
LEFT JOIN province ON province.id = organization.province_id
LEFT JOIN province AS today ON today.id = province.today_id;

CREATE VIEW spellings AS -- what each body is called in posts, and how that was tied to it
SELECT
  organization.id AS organization_id,
  organization.province_id,
  province.name AS province,
  organization.full_name AS name,
  naming.form,
  naming.how,
  count(*) AS namings, -- places where it is written so
  count(DISTINCT naming.post_id) AS posts, -- posts that write it so
  min(source.location) AS source -- first of these
FROM naming
JOIN organization ON organization.id = naming.organization_id
JOIN source ON source.id = naming.post_id
LEFT JOIN province ON province.id = organization.province_id
GROUP BY naming.organization_id, naming.form, naming.how;

CREATE VIEW posts AS -- one row a post
SELECT
  post.id,
  post.province_id,
  province.name AS province,
  province.today_id AS province_today_id,
  today.name AS province_today,
  CAST(substr(post.published, 1, 4) AS INTEGER) AS year, -- year of publication
  post.published,
  post.title,
  post.author,
  post.publisher,
  post.is_bloc_post,
  (SELECT count(*) FROM event WHERE post_id = post.id) AS events, -- meetings that it tells of
  (SELECT count(*) FROM warning WHERE post_id = post.id) AS warnings, -- contradictions in it and parts left out
  (SELECT location FROM source WHERE id = post.copy_of) AS copy_of, -- location of the post that it is a copy of
  post.copy_how,
  source.url,
  source.location AS source
FROM post
JOIN source ON source.id = post.id
LEFT JOIN province ON province.id = post.province_id
LEFT JOIN province AS today ON today.id = province.today_id;

CREATE VIEW reviews AS -- what researchers said of values, beside what the machine says
SELECT
  review.post_id,
  source.location AS source,
  review.field,
  (SELECT group_concat(value, ' · ') FROM json_each(review.seen)) AS seen, -- what the reviewer spoke of, its parts one after the other
  (SELECT group_concat(value, ' · ') FROM json_each(review.machine)) AS machine, -- what the machine says in its place
  (SELECT group_concat(value, ' · ') FROM json_each(review.value)) AS value, -- what the record says
  review.verdict,
  review.state,
  review.reviewer,
  review.reviewed,
  review.why,
  review.note,
  review.quote,
  review.file || ':' || review.line AS place -- review file and line
FROM review
JOIN source ON source.id = review.post_id;
