import type { Event } from '../core/record.js';
import type { Meeting } from './event.js';
import type { Scene } from './scene.js';

/**
 * Self-checks over a settled event. A contradiction is kept as the post states it and warned about, never repaired:
 * two heads of one year, a handover that disagrees with the elected head, a meeting after its publication.
 */
export function checkEvent(scene: Scene, event: Event, meeting: Meeting): void {
  const { published } = scene.post;
  if (event.date && published && event.date > published.value && meeting.date) {
    const { start, end } = meeting.date.proof;
    scene.warn({
      code: 'meeting-after-publication',
      message: `Ngày họp ${event.date} sau ngày đăng ${published.value} / meeting after publication`,
      start,
      end,
    });
  }
}
