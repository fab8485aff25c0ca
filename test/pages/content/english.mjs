import { later } from '../dates.mjs';

const FIRST = 'Alice Martin Joan Peter Ruth Simon Helen George Nora Colin Edith Walter Tessa Hugh Iris Dennis'.split(
  ' ',
);
const LAST =
  'Ashworth Barlow Crane Dunmore Ellery Fairclough Garside Holroyd Ingram Jessop Kershaw Lomax Marwood Nesbit Orrell Pickering'.split(
    ' ',
  );
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

export const town = {
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
      event: `${event.d}/${event.m}`,
    };
  },
  slots: {
    place: ['the old mill', 'the harbour basin', 'Station Road', 'the market hall', 'Quarry Lane', 'the river meadows'],
    project: [
      'the cycle bridge',
      'the new library',
      'the flood wall',
      'the swimming baths',
      'the tram line',
      'the allotments',
    ],
    group: [
      'the residents’ association',
      'the rowing club',
      'the traders’ guild',
      'the parish council',
      'the school parents',
    ],
  },
  section: ['Local news', 'Community', 'Council'],
  titles: [
    'Work on {project} to start [before|after] the summer',
    'Residents of {place} [divided over|welcome|question] plans for {project}',
    'Why {project} will cost {2-9} million more than planned',
    '{mayor} steps down after {4-18} years in office',
    'Volunteers clear {2-40} tonnes of rubbish from {place}',
    'How {group} saved {project}',
  ],
  leads: [
    'After {2-9} years of argument the council has voted by {14-22} to {5-11} to go ahead with {project}, a decision that pleases {group} and leaves the neighbours of {place} wondering what comes next.',
    'More than {120-900} people turned up on {weekday} evening to hear what is to become of {place}, and most of them went home with more questions than they had brought.',
    'It began with a broken fence and a letter to the editor. {2-7} years later {project} is open, paid for, and busier than anybody dared to hope.',
    'The bill for {project} has gone up again. Officials blame the price of steel; {group} blames the officials; and {local}, who lives next door, blames both.',
    'On a wet {weekday} morning {30-200} volunteers pulled on gloves and boots and set about cleaning {place}, which nobody had touched since the winter of {last}.',
  ],
  paragraphs: [
    'The plan as it stands foresees {3-14} months of building, a budget of {2-28} million and a crossing closed to cars on weekdays between nine and four.',
    '{mayor}, who chairs the planning committee, said that nobody would be forced to sell and that the first spade would not go into the ground before every letter had been answered.',
    '“We have been promised answers since {last}”, said {local}, who has run the bakery on the corner for {8-40} years. “What we get is another leaflet with a drawing of a tree on it.”',
    'Figures given to the committee show that {1200-9800} people pass along {place} on an ordinary day, about a third of them on foot and fewer than {5-15} per cent by bicycle.',
    'The county has set aside {200-950} thousand for the work, which must be claimed by the end of March {next}, or the money goes back into the common pot.',
    'An engineer hired by {group} came to a different result. In his view the foundations are sound, the damp comes from a blocked gutter, and the whole repair could be done for {40-90} thousand.',
    'Children from the primary school have drawn their own version of {project}. It has a slide, a pond with newts and a bench for grandmothers, and it hangs in the entrance of the town hall.',
    'Not everybody is against. {man}, a nurse who works nights, would be glad of a lit path; at present she walks {15-35} minutes along a road without a pavement.',
    'The last time the river rose, in {last}, water stood {40-160} centimetres deep in the cellars, and it took the pumps {3-9} days to clear it.',
    'Archaeologists were given {4-10} weeks to look into the ground. They found a cobbled yard, {12-90} clay pipes and the sole of a child’s shoe, which will be shown in the museum.',
    'The choir has lent its hall, the brewery its tables, and the fire brigade its longest ladder; the only thing that had to be paid for was the insurance.',
    'According to the survey, {52-81} per cent of those asked want the trees to stay, {20-41} per cent would pay a little more for parking, and {3-9} per cent had no opinion on anything.',
    'Bus number {3-88} will be diverted until the autumn. It stops at the post office instead, and the timetable at the old stop has been covered with a bin bag.',
    'Traders fear for their Christmas season. {man}, who sells lamps, reckons that {20-45} per cent of her takings depend on people who come by car and will not walk from the ring road.',
    'A first vote in spring failed because {2-6} members were ill and one had gone to the wrong room. The second was carried after midnight.',
    'The contract went to a firm from the next valley, which offered to do the job for {4-19} per cent less than its nearest rival and has promised to take on {2-8} apprentices.',
    'What will happen to the bats is still open. They have lived under the roof for longer than anybody remembers, and the law says that they may not be woken before May.',
    '{group} collected {900-7400} signatures in {3-11} weeks, on paper, at the market, in all weathers, and handed them over in three shoe boxes.',
    'In the reading room {man} shows us the damage: a brown stain the shape of a boot, {2-5} shelves empty, and a bucket that is emptied twice a day.',
    'The school bus now takes {12-25} minutes longer. For the youngest that means getting up before six, and teachers say they can tell by the middle of the week.',
    'A spokeswoman for the water company said the pipe dated from {1889-1934} and had simply come to the end of its life, like {18-60} kilometres of others in the district.',
    'There is no shortage of ideas. One would turn the shed into a café, another into workshops; a third, put forward by {local}, would leave it as it is and mend the door.',
    'During the debate the gallery was so full that people stood on the stairs. Twice the chair had to ask for quiet, once because of applause.',
    'Rents in the streets around {place} have gone up by {8-32} per cent in {3-6} years, faster than anywhere else in the county apart from the coast.',
    'The new lamps use a quarter of the power of the old ones and shine only downwards, which pleases the astronomers on the hill and worries some of the dog owners.',
    'If all goes well, the first section will be opened on the {2-9}th of the month with a brass band, a ribbon and, as {mayor} put it, as few speeches as possible.',
    'Police counted {14-70} accidents on the bend in {5-10} years, most of them slight. A mirror put up in {last} was stolen within a fortnight.',
    'Older residents remember when the ferry still ran. It cost a penny, carried {6-20} passengers and was rowed by a man who was said to be unable to swim.',
    'The fund stands at {11-96} thousand, half of it from a single legacy, the rest from coffee mornings, a sponsored silence and the sale of {300-900} jars of jam.',
    'Opponents have announced that they will go to court. Their solicitor, {man}, sees {2-5} faults in the procedure, above all that the notice was posted on a door nobody uses.',
    'Inside, the smell of fresh wood is still strong. {40-160} seats, a stage that can be folded away, a kitchen large enough for a wedding: it is not a palace, but it is dry.',
    'Deliveries will be possible between six and ten in the morning. Anyone who needs a pass must apply in writing and bring the papers of the vehicle.',
    'The committee also agreed to plant {30-220} trees along the embankment, to mend the steps behind the chapel and to look once more into the question of the public lavatory.',
    'For {local} the matter is simple. “You cannot call it a meadow and then cover it with gravel”, he says, and pours the tea.',
    'An exhibition with all {24-80} designs can be seen until the end of next month. Comments may be left in a book, which was full by the second weekend.',
    'The harvest of the orchard, about {2-9} tonnes of apples in a good year, goes to the schools; what is bruised is pressed, and the juice is sold at the fair.',
    'Last year’s attempt to move the market ended in a lawsuit, {3-8} resignations and a song that is still sung in the Red Lion.',
    'Experts from the university measured noise on {6-19} nights. At no point, they write, was the limit passed, though it was reached whenever the goods train crossed the points.',
    'The next meeting is on {weekday} at half past seven in the gymnasium. Those who want to speak should put down their names at the door.',
    'Until then everything stays as it is: the fence, the puddles, and the sign that has announced the opening for the spring of {last}.',
    'Whether that will be enough, nobody can say yet. But for the first time in years, {mayor} remarked on the way out, people were arguing about how and no longer about whether.',
  ],
  headings: [
    'What is planned',
    'Who pays?',
    'Voices from the neighbourhood',
    'A long history',
    'What happens next',
    'The figures',
  ],
  items: [
    'A path {2-4} metres wide, lit until eleven at night',
    '{12-60} parking spaces, {3-9} of them for residents with a permit',
    'Repairs to the roof, the gutters and the north wall',
    'A shelter for {20-80} bicycles beside the entrance',
    'Free entry for children and pensioners on {weekday}s',
    'Noise to be measured in {2-6} places over a year',
  ],
  captions: [
    'Volunteers at work near {place}',
    '{mayor} at the opening. Photo: {man}',
    'The site as it looks today',
    'A drawing of {project} as it might look in {next}',
  ],
  table: (_, r) => ({
    caption: 'Costs by section, in thousands',
    head: ['Section', 'Planned', 'Now', 'Difference'],
    rows: ['North bank', 'South bank', 'Approach roads', 'Lighting'].map((part) => [
      part,
      String(r.int(100, 900)),
      String(r.int(200, 1400)),
      `${r.int(3, 60)} %`,
    ]),
  }),
};
