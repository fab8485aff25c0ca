import { later } from '../dates.mjs';

const FIRST =
  'Anna Bernd Clara Dieter Elke Fritz Gisela Heinrich Ilse Jürgen Katrin Ludwig Marlene Norbert Petra Rüdiger'.split(
    ' ',
  );
const LAST =
  'Ahlers Brandstätter Claußen Dörfler Eichinger Fährmann Grünwald Hölzl Jansen Köster Lüttmann Möhring Niebuhr Ostermeier Pröll Rauscher'.split(
    ' ',
  );
const DAYS = 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag'.split(' ');

export const gemeinde = {
  people(r, published) {
    const man = (s) => `${s.pick(FIRST)} ${s.pick(LAST)}`;
    const event = later(published, -1440 * r.int(0, 5));
    return {
      man,
      mayor: man(r),
      local: man(r),
      weekday: DAYS,
      year: String(published.y),
      next: String(published.y + 1),
      last: String(published.y - 1),
      event: `${event.d}.${event.m}.`,
    };
  },
  slots: {
    place: [
      'der alten Ziegelei',
      'dem Bahnhofsplatz',
      'der Mühlgasse',
      'dem Stadtweiher',
      'der Festwiese',
      'dem Kirchberg',
    ],
    project: ['Radweg', 'Hallenneubau', 'Hochwasserschutz', 'Dorfladen', 'Glasfaserausbau', 'Schulhof'],
    group: ['der Bürgerverein', 'die Feuerwehr', 'der Gewerbebund', 'der Ortsbeirat', 'die Elternschaft'],
  },
  section: ['Aus dem Rathaus', 'Lokales', 'Vereine'],
  titles: [
    '{project}: Gemeinderat [stimmt zu|vertagt Entscheidung|gibt grünes Licht]',
    'Streit um {place} geht in die nächste Runde',
    '{project} wird {2-9} Millionen teurer als geplant',
    'Nach {8-24} Jahren: {mayor} nimmt Abschied',
    'Helfer räumen {place} auf',
    'Wie {group} einen {project} möglich machte',
  ],
  leads: [
    'Mit {12-18} zu {3-9} Stimmen hat der Gemeinderat am {weekday} dem Vorhaben „{project}“ zugestimmt. Damit endet ein Streit, der den Ort {3-11} Jahre lang beschäftigt hat.',
    'Mehr als {120-600} Bürgerinnen und Bürger kamen am {weekday} in die Turnhalle, um zu erfahren, was aus {place} werden soll. Viele gingen mit mehr Fragen nach Hause, als sie mitgebracht hatten.',
    'Angefangen hat es mit einem morschen Zaun und einem Leserbrief. {3-8} Jahre später ist das Werk vollbracht, bezahlt und besser besucht, als es sich jemand hätte träumen lassen.',
    'Die Kosten steigen weiter. Die Verwaltung verweist auf die Stahlpreise, {group} auf die Verwaltung, und die Anlieger verweisen auf das, was ihnen versprochen wurde.',
    'Bei Nieselregen zogen am {weekday} {40-180} Freiwillige mit Handschuhen und Schubkarren los, um rund um {place} Ordnung zu schaffen.',
  ],
  paragraphs: [
    'Vorgesehen sind eine Bauzeit von {4-18} Monaten, ein Budget von {2-19} Millionen Euro und eine Sperrung für den Durchgangsverkehr an Werktagen zwischen neun und sechzehn Uhr.',
    'Bürgermeister {mayor} versicherte, niemand müsse verkaufen, und der erste Spatenstich werde erst gesetzt, wenn jeder Brief beantwortet sei.',
    '„Seit {last} warten wir auf Antworten“, sagt {local}, die seit {10-38} Jahren die Bäckerei an der Ecke führt. „Bekommen haben wir ein Faltblatt mit einem Baum darauf.“',
    'Nach der Zählung des Landkreises kommen an gewöhnlichen Tagen {1100-8900} Menschen an {place} vorbei, ein Drittel davon zu Fuß, nur {4-14} Prozent mit dem Fahrrad.',
    'Das Land gibt {200-950} Tausend Euro dazu. Abgerufen werden muss das Geld bis Ende März {next}, sonst fließt es in den gemeinsamen Topf zurück.',
    'Ein vom Verein beauftragter Ingenieur kommt zu einem anderen Schluss: Das Fundament sei gesund, die Feuchtigkeit komme von einer verstopften Rinne, und die Sanierung koste höchstens {40-95} Tausend Euro.',
    'Die Grundschulkinder haben ihre eigenen Entwürfe gemalt. Darauf sind eine Rutsche, ein Teich mit Molchen und eine Bank für die Großeltern zu sehen; die Bilder hängen jetzt im Foyer des Rathauses.',
    'Nicht alle sind dagegen. {man}, Krankenpflegerin im Nachtdienst, wäre froh über einen beleuchteten Weg, denn bislang läuft sie {15-30} Minuten an einer Straße ohne Gehsteig entlang.',
    'Beim letzten Hochwasser stand das Wasser {40-150} Zentimeter hoch in den Kellern, und die Pumpen liefen {3-8} Tage ohne Unterbrechung.',
    'Die Archäologen bekamen {4-10} Wochen Zeit. Gefunden haben sie einen gepflasterten Hof, {15-80} Tonpfeifen und die Sohle eines Kinderschuhs, die ins Heimatmuseum kommt.',
    'Der Chor stellte seinen Saal, die Brauerei die Tische und die Feuerwehr ihre längste Leiter; bezahlt werden musste nur die Versicherung.',
    'In der Umfrage sprachen sich {54-82} Prozent für den Erhalt der Bäume aus, {20-40} Prozent würden für das Parken etwas mehr zahlen, und {3-8} Prozent hatten zu nichts eine Meinung.',
    'Die Linie {2-78} wird bis zum Herbst umgeleitet und hält ersatzweise vor der Post. Der Fahrplan an der alten Haltestelle ist mit einem Müllsack verhängt.',
    'Die Händler bangen um das Weihnachtsgeschäft. {man}, die Lampen verkauft, rechnet vor, dass {20-45} Prozent ihres Umsatzes von Kunden kommen, die mit dem Auto vorfahren.',
    'Eine erste Abstimmung im Frühjahr war gescheitert, weil {2-5} Räte krank waren und einer im falschen Saal saß. Die zweite fiel erst nach Mitternacht.',
    'Den Zuschlag bekam ein Betrieb aus dem Nachbartal, der um {4-17} Prozent günstiger anbot als der nächste Bewerber und {2-7} Lehrlinge einstellen will.',
    'Offen ist, was mit den Fledermäusen geschieht. Sie wohnen länger unter dem Dach, als sich jemand erinnern kann, und vor Mai dürfen sie nicht gestört werden.',
    'In nur {3-10} Wochen sammelte {group} {900-6800} Unterschriften, auf Papier, auf dem Wochenmarkt, bei jedem Wetter, und übergab sie in drei Schuhkartons.',
    'Im Lesesaal zeigt {man} den Schaden: ein brauner Fleck in der Form eines Stiefels, {2-5} leere Regale und ein Eimer, der zweimal am Tag geleert wird.',
    'Der Schulbus braucht nun {12-25} Minuten länger. Für die Jüngsten heißt das, vor sechs Uhr aufzustehen, und die Lehrerinnen merken es spätestens am Mittwoch.',
    'Die Leitung stamme aus dem Jahr {1891-1936} und habe schlicht das Ende ihrer Lebensdauer erreicht, teilte der Wasserverband mit, ebenso wie {15-60} Kilometer weiterer Rohre.',
    'An Ideen fehlt es nicht. Die einen wünschen sich ein Café, die anderen Werkstätten; {local} würde alles lassen, wie es ist, und nur die Tür richten.',
    'Während der Aussprache war die Tribüne so voll, dass die Leute auf der Treppe standen. Zweimal musste um Ruhe gebeten werden, einmal wegen des Beifalls.',
    'Die Mieten rund um {place} sind in {3-6} Jahren um {8-30} Prozent gestiegen, schneller als sonst irgendwo im Landkreis.',
    'Die neuen Leuchten verbrauchen ein Viertel des Stroms und strahlen nur nach unten, was die Sternfreunde auf dem Berg freut und manchen Hundehalter beunruhigt.',
    'Läuft alles nach Plan, wird der erste Abschnitt im kommenden Monat mit Blasmusik, einem Band und, wie {mayor} sagt, mit möglichst wenigen Reden eröffnet.',
    'Die Polizei zählte in {5-10} Jahren {14-65} Unfälle in der Kurve, die meisten leicht. Ein {last} aufgestellter Spiegel war nach zwei Wochen gestohlen.',
    'Ältere Einwohner erinnern sich noch an die Fähre. Sie kostete einen Groschen, trug {6-18} Leute und wurde von einem Mann gerudert, der nicht schwimmen konnte.',
    'In der Spendenkasse liegen {11-92} Tausend Euro, die Hälfte aus einem einzigen Nachlass, der Rest aus Kuchenverkauf, einem Schweigelauf und {300-900} Gläsern Marmelade.',
    'Die Gegner wollen vor Gericht ziehen. Ihr Anwalt {man} sieht {2-5} Fehler im Verfahren, vor allem sei die Bekanntmachung an einer Tür ausgehängt worden, die niemand benutzt.',
    'Drinnen riecht es noch nach frischem Holz. {40-150} Plätze, eine klappbare Bühne, eine Küche, die für eine Hochzeit reicht: kein Palast, aber trocken.',
    'Geliefert werden darf zwischen sechs und zehn Uhr. Wer eine Ausnahme braucht, muss sie schriftlich beantragen und den Fahrzeugschein mitbringen.',
    'Beschlossen wurde auch, {30-200} Bäume am Damm zu pflanzen, die Stufen hinter der Kapelle zu richten und die Frage der öffentlichen Toilette noch einmal zu prüfen.',
    'Für {local} ist die Sache einfach. „Man kann nicht Wiese dazu sagen und dann Schotter darauf kippen“, meint er und schenkt Tee nach.',
    'Alle {24-70} Entwürfe sind bis Ende des nächsten Monats ausgestellt. Anmerkungen kann man in ein Buch schreiben, das schon am zweiten Wochenende voll war.',
    'Die Ernte der Streuobstwiese, in guten Jahren {2-9} Tonnen Äpfel, geht an die Schulen; was Druckstellen hat, wird gepresst und auf dem Kirchweihmarkt verkauft.',
    'Der Versuch, den Markt zu verlegen, endete im Vorjahr mit einer Klage, {3-7} Rücktritten und einem Spottlied, das im Hirschen bis heute gesungen wird.',
    'Fachleute der Hochschule haben in {6-18} Nächten den Lärm gemessen. Der Grenzwert sei nie überschritten worden, schreiben sie, wohl aber erreicht, sobald der Güterzug über die Weiche fuhr.',
    'Die nächste Sitzung ist am {weekday} um halb acht in der Turnhalle. Wer reden will, trägt sich am Eingang in die Liste ein.',
    'Bis dahin bleibt alles beim Alten: der Zaun, die Pfützen und das Schild, das die Eröffnung für das Frühjahr {last} ankündigt.',
    'Ob das reicht, kann noch niemand sagen. Doch zum ersten Mal seit Jahren, bemerkte {mayor} beim Hinausgehen, werde über das Wie gestritten und nicht mehr über das Ob.',
  ],
  headings: [
    'Was geplant ist',
    'Wer bezahlt?',
    'Stimmen der Anlieger',
    'Eine lange Geschichte',
    'Wie es weitergeht',
    'Die Zahlen',
  ],
  items: [
    'ein Weg von {2-4} Metern Breite, beleuchtet bis dreiundzwanzig Uhr',
    '{12-50} Stellplätze, davon {3-9} für Anwohner mit Ausweis',
    'Ausbesserung von Dach, Rinnen und Nordwand',
    'ein Unterstand für {20-70} Fahrräder neben dem Eingang',
    'freier Eintritt für Kinder und Rentner am {weekday}',
    'Lärmmessung an {2-6} Stellen über ein Jahr',
  ],
  captions: [
    'Freiwillige bei der Arbeit',
    '{mayor} bei der Eröffnung. Foto: {man}',
    'So sieht das Gelände heute aus',
    'Entwurf, wie es {next} aussehen könnte',
  ],
  table: (_, r) => ({
    caption: 'Kosten nach Abschnitten, in Tausend Euro',
    head: ['Abschnitt', 'Geplant', 'Heute', 'Mehrkosten'],
    rows: ['Nordufer', 'Südufer', 'Zufahrten', 'Beleuchtung'].map((part) => [
      part,
      String(r.int(100, 900)),
      String(r.int(200, 1400)),
      `${r.int(3, 60)} %`,
    ]),
  }),
};
