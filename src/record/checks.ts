import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { parseISO } from 'date-fns/parseISO';
import type { Event } from '../core/record.js';
import type { Meeting } from './meeting/event.js';
import type { Scene } from './scene.js';

// A report months after its meeting is an old item published again, or one of the two days is a slip.
const MOST_DAYS_BETWEEN = 120;

/**
 * Self-checks over a settled event. A contradiction is kept as the post states it and warned about, never repaired:
 * a meeting after its publication or long before it, a day that does not fit the years reviewed and planned, no name.
 */
export function checkEvent(scene: Scene, event: Event, meeting: Meeting): void {
  checkDates(scene, event, meeting);
  if (event.bloc === null) {
    const { start, end } = scene.post.title?.span ?? { start: 0, end: 0 };
    scene.warn({ code: 'bloc-unnamed', message: 'Bài không nêu tên khối, cụm / the bloc is not named', start, end });
  }
}

function checkDates({ post, warn }: Scene, { date, years }: Event, meeting: Meeting): void {
  if (!date || !meeting.date) return;
  const { start, end } = meeting.date.proof;
  const published = post.published?.value;
  if (published && date > published) {
    warn({
      code: 'meeting-after-publication',
      message: `Ngày họp ${date} sau ngày đăng ${published} / meeting after publication`,
      start,
      end,
    });
  } else if (published && differenceInCalendarDays(parseISO(published), parseISO(date)) > MOST_DAYS_BETWEEN) {
    warn({
      code: 'meeting-long-before-publication',
      message: `Ngày họp ${date} trước ngày đăng ${published} quá ${MOST_DAYS_BETWEEN} ngày / meeting long before publication`,
      start,
      end,
    });
  }
  const held = Number(date.slice(0, 4));
  const last = years[years.length - 1];
  // The review of a year is held in it or in the next, a covenant may be signed in the December before.
  if (last !== undefined && (held < years[0]! - 1 || held > last + 1)) {
    warn({
      code: 'date-years-mismatch',
      message: `Họp ngày ${date} nhưng bài nói năm ${years.join(', ')} / the day does not fit the years told`,
      start,
      end,
    });
  }
}
